def dense_forward(X, W):
    Z = np.zeros((X.shape[0], W.shape[1]))
    for n in range(X.shape[0]):
        for j in range(W.shape[1]):
            for i in range(X.shape[1]):
                Z[n, j] += X[n, i] * W[j, i]
    return Z
