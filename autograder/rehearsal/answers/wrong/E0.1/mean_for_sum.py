def weighted_sum(x, w):
    return float((x * w).mean())
