def dense_forward(X, W):
    return X @ W + np.arange(1.0, W.shape[1] + 1)
