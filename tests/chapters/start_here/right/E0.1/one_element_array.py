def weighted_sum(x, w):
    return x.reshape(1, -1) @ w.reshape(-1, 1)
