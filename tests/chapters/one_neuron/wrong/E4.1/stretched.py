def sigmoid(s):
    return 2 / (1 + np.exp(-np.asarray(s, dtype=float))) - 1
