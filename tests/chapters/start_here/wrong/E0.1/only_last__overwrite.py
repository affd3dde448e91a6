def weighted_sum(x, w):
    s = 0.0
    for a, b in zip(x, w):
        s = a * b
    return s
