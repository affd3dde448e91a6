def sigmoid_backward(s, grad):
    z = sigmoid(s)
    return grad * z * (1 + z)
