def dense_forward(X, W):
    return X @ W / np.sqrt(X.shape[1])
