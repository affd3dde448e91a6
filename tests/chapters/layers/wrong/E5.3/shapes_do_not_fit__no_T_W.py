def dense_backward(X, W, dZ):
    return dZ @ W, X.T @ dZ
