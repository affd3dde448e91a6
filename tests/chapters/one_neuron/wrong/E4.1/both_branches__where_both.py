def sigmoid(s):
    s = np.asarray(s, dtype=float)
    return np.where(s > 0, 1 / (1 + np.exp(-s)), np.exp(s) / (1 + np.exp(s)))
