def sigmoid(s):
    s = np.clip(s, -20, 20)
    return 1 / (1 + np.exp(-s))
