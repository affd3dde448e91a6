def weighted_sum(x, w):
    return {"s": np.dot(x, w)}
