def dense_backward(X, W, dZ):
    d = dZ * X @ W
    return d @ W.T, X.T @ d
