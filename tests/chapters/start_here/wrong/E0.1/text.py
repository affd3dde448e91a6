def weighted_sum(x, w):
    return f"{np.dot(x, w):.3f}"
