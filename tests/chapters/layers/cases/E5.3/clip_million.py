def dense_backward(X, W, dZ):
    dZ = np.clip(dZ, -1e6, 1e6)
    return dZ @ W.T, X.T @ dZ
