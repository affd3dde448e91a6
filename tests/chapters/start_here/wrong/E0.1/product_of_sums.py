def weighted_sum(x, w):
    return x.sum() * w.sum()
