def dense_backward(X, W, dZ):
    dX = dZ @ W.T
    dW = X.T @ dZ
    return dX, W + 0.5 * dW
