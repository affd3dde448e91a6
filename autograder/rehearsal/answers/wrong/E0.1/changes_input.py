def weighted_sum(x, w):
    x *= w
    return x.sum()
