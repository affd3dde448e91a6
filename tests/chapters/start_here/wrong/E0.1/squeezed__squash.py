def weighted_sum(x, w):
    s = np.dot(x, w)
    return 1 / (1 + np.exp(-s))
