def dense_backward(X, W, dZ):
    X, W, dZ = np.matrix(X), np.matrix(W), np.matrix(dZ)
    return dZ * W.T, X.T * dZ
