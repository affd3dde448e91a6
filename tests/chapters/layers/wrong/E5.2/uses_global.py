W = np.ones((4, 3))


def dense_forward(X, weights):
    return X @ W
