def dense_backward(X, W, dZ):
    dW = X.T @ dZ
    dX = dZ @ W.T
    W = W - 0.01 * dW
    return dX, W
