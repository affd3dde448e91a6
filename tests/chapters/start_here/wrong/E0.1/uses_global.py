x = np.array([1.0, 2.0, 3.0])


def weighted_sum(inputs, w):
    return np.dot(x, w)
