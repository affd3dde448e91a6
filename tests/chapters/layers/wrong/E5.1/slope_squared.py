def sigmoid_backward(s, grad):
    z = sigmoid(s)
    return z**2 * (1 - z) ** 2 * grad
