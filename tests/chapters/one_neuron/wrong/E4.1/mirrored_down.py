def sigmoid(s):
    e = np.exp(-np.abs(s))
    return e / (1 + e)
