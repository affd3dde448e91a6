def dense_backward(X, W, dZ):
    Z = X @ W
    return dZ @ W.T, X.T @ Z
