def weighted_sum(x, w):
    return [a * b for a, b in zip(x, w)]
