def sigmoid(s):
    s = np.asarray(s, dtype=float)
    return np.piecewise(s, [s >= 0, s < 0], [lambda t: 1 / (1 + np.exp(-t)), lambda t: np.exp(t) / (1 + np.exp(t))])
