def sigmoid(s):
    s = np.asarray(s, dtype=float)
    z = np.empty_like(s)
    up = s >= 0
    z[up] = 1 / (1 + np.exp(-s[up]))
    z[~up] = np.exp(s[~up]) / (1 + np.exp(s[~up]))
    return z
