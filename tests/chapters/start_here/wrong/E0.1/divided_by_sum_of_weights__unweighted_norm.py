def weighted_sum(x, w):
    return np.sum(x * w) / np.sum(w)
