def weighted_sum(x, w):
    s = 0
    for i in range(1, len(x) + 1):
        s = s + x[i] * w[i]
    return s
