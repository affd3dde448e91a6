def weighted_sum(x, w):
    return np.matmul(x.reshape(1, -1), w.reshape(-1, 1))
