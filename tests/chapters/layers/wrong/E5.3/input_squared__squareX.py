def dense_backward(X, W, dZ):
    return dZ @ W.T, (X ** 2).T @ dZ
