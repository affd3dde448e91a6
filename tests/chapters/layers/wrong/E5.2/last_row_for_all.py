def dense_forward(X, W):
    return np.tile((X @ W)[-1], (len(X), 1))
