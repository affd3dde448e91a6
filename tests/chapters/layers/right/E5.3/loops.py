def dense_backward(X, W, dZ):
    N, p = X.shape
    k = W.shape[1]
    dX = [[sum(dZ[n, j] * W[i, j] for j in range(k)) for i in range(p)] for n in range(N)]
    dW = [[sum(X[n, i] * dZ[n, j] for n in range(N)) for j in range(k)] for i in range(p)]
    return dX, dW
