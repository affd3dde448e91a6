def weighted_sum(x, w):
    s = 0
    for i, xi in enumerate(x):
        s += xi * i
    return s
