def sigmoid(s):
    return np.exp(np.minimum(s, 0)) / (1 + np.exp(-np.abs(s)))
