def sigmoid(s):
    z = 1 / (1 + np.exp(-s))
