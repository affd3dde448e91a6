def sigmoid(s):
    return 1 / (1 + np.exp(-np.clip(s, -20, 20)))
