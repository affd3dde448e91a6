def sigmoid(s):
    out = np.zeros_like(s)
    out[s >= 0] = 1 / (1 + np.exp(-s[s >= 0]))
    out[s < 0] = np.exp(s[s < 0]) / (1 + np.exp(s[s < 0]))
    return out
