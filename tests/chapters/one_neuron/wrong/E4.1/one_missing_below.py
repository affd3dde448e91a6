def sigmoid(s):
    return 1 / np.exp(-np.asarray(s, dtype=float))
