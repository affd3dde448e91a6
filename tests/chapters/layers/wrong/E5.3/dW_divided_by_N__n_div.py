def dense_backward(X, W, dZ):
    N = X.shape[0]
    return dZ @ W.T, X.T @ dZ / N
