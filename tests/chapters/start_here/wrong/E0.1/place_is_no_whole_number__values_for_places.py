def weighted_sum(x, w):
    s = 0
    for i in x:
        s += x[i] * w[i]
    return s
