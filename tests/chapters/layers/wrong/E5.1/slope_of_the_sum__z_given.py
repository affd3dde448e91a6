def sigmoid_backward(s, grad):
    return grad * s * (1 - s)
