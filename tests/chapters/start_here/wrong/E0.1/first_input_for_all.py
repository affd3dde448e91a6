def weighted_sum(x, w):
    return sum(x[0] * wi for wi in w)
