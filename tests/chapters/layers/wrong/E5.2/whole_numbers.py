def dense_forward(X, W):
    Z = np.zeros((len(X), W.shape[1]), dtype=X.dtype)
    for n in range(len(X)):
        Z[n] = X[n] @ W
    return Z
