def sigmoid_backward(s, grad):
    a = np.exp(-np.abs(s))
    return np.multiply(grad, a / (1 + a) ** 2)
