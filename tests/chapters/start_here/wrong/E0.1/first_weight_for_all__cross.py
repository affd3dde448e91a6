def weighted_sum(x, w):
    s = 0
    for i in range(len(x)):
        s += x[i] * w[0]
    return s
