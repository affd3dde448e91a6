def weighted_sum(x, w):
    return dot(x, w)
