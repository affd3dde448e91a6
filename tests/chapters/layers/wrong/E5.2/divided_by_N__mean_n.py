def dense_forward(X, W):
    return X @ W / len(X)
