def sigmoid(s):
    s = s - np.max(s)
    return 1 / (1 + np.exp(-s))
