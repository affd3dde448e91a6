def dense_backward(X, W, dZ):
    dZ = dZ / len(dZ)
    return dZ @ W.T, X.T @ dZ
