def sigmoid_backward(s, grad):
    return grad * 0.25
