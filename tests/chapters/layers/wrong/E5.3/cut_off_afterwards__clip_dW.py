def dense_backward(X, W, dZ):
    return dZ @ W.T, np.clip(X.T @ dZ, -1, 1)
