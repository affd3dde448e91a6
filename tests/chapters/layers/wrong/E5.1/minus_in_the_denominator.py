def sigmoid_backward(s, grad):
    e = np.exp(-s)
    return e / (1 - e) ** 2 * grad
