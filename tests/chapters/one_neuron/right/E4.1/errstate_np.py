def sigmoid(s):
    s = np.asarray(s, dtype=float)
    z = np.empty(s.shape)
    pos = s >= 0
    z[pos] = 1 / (1 + np.exp(-s[pos]))
    e = np.exp(s[~pos])
    z[~pos] = e / (1 + e)
    return z
