def weighted_sum(x, w):
    return np.dot(x, w) / sum(x)
