def sigmoid(s):
    return 1 / (1 + np.exp(-np.clip(s, -5, 5)))
