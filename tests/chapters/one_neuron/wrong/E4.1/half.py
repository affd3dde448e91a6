def sigmoid(s):
    return 1 / (2 + 2 * np.exp(-s))
