def weighted_sum(x, w):
    return np.cumsum(np.multiply(x, w))[-1]
