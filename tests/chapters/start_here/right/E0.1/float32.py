def weighted_sum(x, w):
    return np.float32(np.sum(x.astype(np.float32) * w.astype(np.float32)))
