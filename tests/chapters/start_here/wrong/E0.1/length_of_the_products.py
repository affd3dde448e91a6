def weighted_sum(x, w):
    return sum((a * b) ** 2 for a, b in zip(x, w))
