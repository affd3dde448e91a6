def sigmoid_backward(s, grad):
    return s * (1 - s) * grad
