def dense_backward(X, W, dZ):
    return np.clip(dZ @ W.T, -1, 1), X.T @ dZ
