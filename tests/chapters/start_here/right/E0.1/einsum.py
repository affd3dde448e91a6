def weighted_sum(x, w):
    return np.einsum("i,i->", x, w)
