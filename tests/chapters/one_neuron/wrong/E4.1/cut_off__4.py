def sigmoid(s):
    return 1 / (1 + np.exp(-np.minimum(s, 3)))
