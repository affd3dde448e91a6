def dense_backward(X, W, dZ):
    return dZ @ W.T + X, X.T @ dZ
