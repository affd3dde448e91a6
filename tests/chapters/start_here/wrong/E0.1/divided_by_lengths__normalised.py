def weighted_sum(x, w):
    return np.dot(x, w) / (np.linalg.norm(x) * np.linalg.norm(w))
