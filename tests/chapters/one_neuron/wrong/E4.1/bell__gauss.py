def sigmoid(s):
    return np.exp(-s ** 2)
