def sigmoid(s):
    e = np.exp(-np.asarray(s))
    return np.ones_like(e) / (1.0 + e)
