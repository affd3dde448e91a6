def sigmoid(s):
    s = np.clip(np.asarray(s, dtype=float), -500, 500)
    return 1.0 / (1.0 + np.exp(-s))
