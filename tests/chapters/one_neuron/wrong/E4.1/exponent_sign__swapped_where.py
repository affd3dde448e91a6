def sigmoid(s):
    e = np.exp(-np.abs(s))
    return np.where(np.asarray(s) >= 0, e / (1 + e), 1 / (1 + e))
