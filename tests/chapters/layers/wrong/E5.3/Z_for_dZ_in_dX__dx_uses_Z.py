def dense_backward(X, W, dZ):
    Z = X @ W
    return Z @ W.T, X.T @ dZ
