def dense_backward(X, W, dZ):
    return W @ dZ.T, X.T @ dZ
