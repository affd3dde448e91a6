def dense_backward(X, W, dZ):
    return dZ @ W.T, dZ.T @ X
