def sigmoid(s):
    s = np.clip(s, -1, 1)
    return 1 / (1 + np.exp(-s))
