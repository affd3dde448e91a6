def dense_forward(X, W):
    Z = np.zeros((X.shape[0], W.shape[1]))
    for n in range(X.shape[0]):
        Z[0] = X[n] @ W
    return Z
