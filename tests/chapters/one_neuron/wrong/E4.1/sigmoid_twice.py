def squeeze(s):
    return 1 / (1 + np.exp(-np.asarray(s, dtype=float)))


def sigmoid(s):
    z = squeeze(s)
    return squeeze(z)
