def sigmoid(s):
    return (np.exp(s) - np.exp(-s)) / (np.exp(s) + np.exp(-s))
