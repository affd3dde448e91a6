def dense_backward(X, W, dZ):
    dZ = 2 * dZ
    return dZ @ W.T, X.T @ dZ
