def weighted_sum(x, w):
    return np.sum(np.outer(x, w))
