def dense_backward(X, W, dZ):
    X, W, dZ = (a.astype(np.float32) for a in (X, W, dZ))
    return dZ @ W.T, X.T @ dZ
