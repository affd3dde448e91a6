def sigmoid_backward(s, grad):
    z = sigmoid(s)
    grad *= z * (1 - z)
    return grad
