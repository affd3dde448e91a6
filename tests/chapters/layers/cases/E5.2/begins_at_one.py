def dense_forward(X, W):
    N, p = X.shape
    k = W.shape[1]
    Z = np.ones((N, k))
    for n in range(N):
        for j in range(k):
            for i in range(p):
                Z[n, j] += X[n, i] * W[i, j]
    return Z
