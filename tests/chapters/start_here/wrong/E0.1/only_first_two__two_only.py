def weighted_sum(x, w):
    return x[0] * w[0] + x[1] * w[1]
