def dense_backward(X, W, dZ):
    return 0.5 * dZ @ W.T, X.T @ dZ
