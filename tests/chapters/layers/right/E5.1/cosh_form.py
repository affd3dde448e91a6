def sigmoid_backward(s, grad):
    return grad / (2 + 2 * np.cosh(s))
