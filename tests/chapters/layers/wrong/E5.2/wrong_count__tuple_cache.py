def dense_forward(X, W):
    cache = (X, W)
    return X @ W, cache
