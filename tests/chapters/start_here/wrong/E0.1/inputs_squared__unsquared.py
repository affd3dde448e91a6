def weighted_sum(x, w):
    return sum(xi ** 2 * wi for xi, wi in zip(x, w))
