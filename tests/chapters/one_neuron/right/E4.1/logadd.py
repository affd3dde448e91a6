def sigmoid(s):
    return np.exp(-np.logaddexp(0, -s))
