def sigmoid(s):
    s = np.asarray(s, dtype=float)
    return s / (1 + np.exp(-s))
