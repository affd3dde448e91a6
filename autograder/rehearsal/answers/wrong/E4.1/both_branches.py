def sigmoid(s):
    return np.where(s >= 0, 1 / (1 + np.exp(-s)), 1 - 1 / (1 + np.exp(s)))
