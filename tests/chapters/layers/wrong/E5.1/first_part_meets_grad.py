def sigmoid_backward(s, grad):
    z = sigmoid(s)
    return grad * z - z ** 2
