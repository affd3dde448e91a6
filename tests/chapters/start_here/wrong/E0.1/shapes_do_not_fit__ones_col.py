def weighted_sum(x, w):
    x = np.append(x, 1.0)
    return np.dot(x, w)
