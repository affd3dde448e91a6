def dense_forward(X, W):
    Z = np.zeros((X.shape[0], W.shape[1]))
    for n in range(X.shape[0]):
        for j in range(W.shape[1] - 1):
            Z[n, j] = X[n] @ W[:, j]
    return Z
