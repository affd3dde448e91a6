def weighted_sum(x, w):
    return float(np.einsum("i,i->", x, w))
