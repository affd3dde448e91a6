def sigmoid_backward(s, grad):
    z = sigmoid(s)
    return z - z ** 2 * grad
