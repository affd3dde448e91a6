def weighted_sum(x, w):
    s = 0
    for i in range(len(x) - 1):
        s += x[i] * w[i]
    return s
