def dense_forward(X, W):
    N = X.shape[0]
    return X @ W / N
