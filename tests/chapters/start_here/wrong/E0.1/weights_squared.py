def weighted_sum(x, w):
    return sum(a * b * b for a, b in zip(x, w))
