def weighted_sum(x, w):
    s = 0
    for xi, wi in zip(x, w):
        s =+ xi * wi
    return s
