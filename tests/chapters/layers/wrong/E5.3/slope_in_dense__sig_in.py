def dense_backward(X, W, dZ):
    s = 1 / (1 + np.exp(-(X @ W)))
    d = dZ * s * (1 - s)
    return d @ W.T, X.T @ d
