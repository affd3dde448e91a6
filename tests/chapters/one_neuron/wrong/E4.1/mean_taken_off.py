def sigmoid(s):
    s = s - np.mean(s)
    return 1 / (1 + np.exp(-s))
