def sigmoid(s):
    return np.round(1 / (1 + np.exp(-np.asarray(s, dtype=float))), 2)
