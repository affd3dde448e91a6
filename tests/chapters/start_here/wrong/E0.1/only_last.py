def weighted_sum(x, w):
    for i in range(len(x)):
        s = 0.0
        s += x[i] * w[i]
    return s
