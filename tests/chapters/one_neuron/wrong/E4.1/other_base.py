def sigmoid(s):
    return 1 / (1 + 2.0 ** -np.asarray(s, dtype=float))
