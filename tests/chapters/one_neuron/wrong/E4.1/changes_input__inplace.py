def sigmoid(s):
    s *= -1
    return 1 / (1 + np.exp(s))
