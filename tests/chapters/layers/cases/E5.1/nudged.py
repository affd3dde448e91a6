def sigmoid_backward(s, grad):
    h = 1e-6
    return grad * (sigmoid(s + h) - sigmoid(s - h)) / (2 * h)
