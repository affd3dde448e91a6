def weighted_sum(x, w):
    return max(a * b for a, b in zip(x, w))
