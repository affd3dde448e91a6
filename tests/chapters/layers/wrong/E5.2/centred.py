def dense_forward(X, W):
    return X @ W - np.mean(X @ W, axis=0)
