def weighted_sum(x, w):
    products = np.array(x, dtype=float)
    products *= w
    return products.sum()
