def sigmoid(s):
    return np.log(1 + np.exp(np.asarray(s, dtype=float)))
