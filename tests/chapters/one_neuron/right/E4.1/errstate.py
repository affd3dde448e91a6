def sigmoid(s):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-s))
