s = np.array([0.3, -0.2, 0.5])


def sigmoid(value):
    return 1 / (1 + np.exp(-s))
