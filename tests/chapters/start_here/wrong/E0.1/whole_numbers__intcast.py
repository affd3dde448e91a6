def weighted_sum(x, w):
    return int(sum(a * b for a, b in zip(x, w)))
