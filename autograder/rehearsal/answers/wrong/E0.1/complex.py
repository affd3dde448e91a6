def weighted_sum(x, w):
    return complex(np.dot(x, w), 0)
