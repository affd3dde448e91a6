def dense_backward(X, W, dZ):
    dW = X.T @ dZ
    dX = dZ @ W.T
    W -= 0.1 * dW
    return dX, dW
