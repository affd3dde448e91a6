def sigmoid_backward(s, grad):
    f = np.vectorize(lambda a, g: g * np.exp(-abs(a)) / (1 + np.exp(-abs(a))) ** 2)
    return f(s, grad)
