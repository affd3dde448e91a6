def sigmoid_backward(s, grad):
    z = sigmoid(sigmoid(s))
    return grad * z * (1 - z)
