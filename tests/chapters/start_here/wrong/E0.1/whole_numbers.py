def weighted_sum(x, w):
    return int(np.dot(x, w))
