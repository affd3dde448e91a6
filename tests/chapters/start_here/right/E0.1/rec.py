def weighted_sum(x, w):
    if len(x) == 0:
        return 0.0
    return x[0] * w[0] + weighted_sum(x[1:], w[1:])
