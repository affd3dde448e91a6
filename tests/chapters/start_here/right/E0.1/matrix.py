def weighted_sum(x, w):
    return np.matrix(x) * np.matrix(w).T
