def sigmoid(s):
    s = np.asarray(s, dtype=float)
    e = np.exp(-np.abs(s))
    return np.where(s < 0, 1 / (1 + e), e / (1 + e))
