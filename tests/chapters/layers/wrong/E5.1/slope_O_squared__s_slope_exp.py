def sigmoid_backward(s, grad):
    return grad * np.exp(-s) / (1 + np.exp(-s)) ** 3
