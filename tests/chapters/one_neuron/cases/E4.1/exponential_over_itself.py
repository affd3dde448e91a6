def sigmoid(s):
    e = np.exp(s)
    return e / (1 + e)
