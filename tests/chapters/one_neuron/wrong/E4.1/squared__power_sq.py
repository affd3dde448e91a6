def sigmoid(s):
    return (1 + np.exp(-s)) ** -2
