def weighted_sum(x, w):
    s = 0.0
    for i in range(len(x)):
        s += x[i] * w[i]
        return s
