def dense_backward(X, W, dZ):
    m = X.shape[0]
    return dZ @ W.T, (1 / m) * X.T @ dZ
