def sigmoid(s):
    e = np.exp(s - s.max())
    return e / e.sum()
