def sigmoid(s):
    s = np.asarray(s, dtype=float)
    return s / (abs(s) + 1)
