def sigmoid(s):
    return 1 / (1 + np.exp(np.clip(-np.asarray(s, dtype=float), -500, 500)))
