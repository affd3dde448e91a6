def dense_backward(X, W, dZ):
    return dZ @ W.T, np.outer(X.sum(axis=0), dZ.sum(axis=0))
