def dense_forward(X, W):
    return np.maximum(0, X @ W)
