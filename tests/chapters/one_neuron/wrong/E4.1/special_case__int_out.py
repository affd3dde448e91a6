def sigmoid(s):
    out = np.zeros_like(s)
    it = np.ndindex(np.shape(s))
    for i in it:
        out[i] = 1 / (1 + np.exp(-s[i]))
    return out
