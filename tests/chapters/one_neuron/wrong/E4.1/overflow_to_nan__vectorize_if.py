def sigmoid(s):
    if np.all(s >= 0):
        return 1 / (1 + np.exp(-s))
    return np.exp(s) / (1 + np.exp(s))
