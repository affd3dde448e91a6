def sigmoid(s):
    s = np.asarray(s, dtype=np.longdouble)
    return (0.5 * (1 + np.tanh(s / 2))).astype(np.longdouble)
