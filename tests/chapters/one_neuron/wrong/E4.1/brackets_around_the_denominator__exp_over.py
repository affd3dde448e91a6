def sigmoid(s):
    return np.exp(s) / 1 + np.exp(s)
