def sigmoid(s):
    return np.clip(1 / (1 + np.exp(-np.asarray(s, dtype=float))), 0.01, 0.99)
