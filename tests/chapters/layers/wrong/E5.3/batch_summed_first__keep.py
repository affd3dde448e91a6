def dense_backward(X, W, dZ):
    return dZ @ W.T, X.T @ dZ.sum(axis=0, keepdims=True).repeat(len(X), 0)
