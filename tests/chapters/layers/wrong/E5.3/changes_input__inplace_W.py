def dense_backward(X, W, dZ):
    dX = dZ @ W.T
    dW = X.T @ dZ
    W -= 0.1 * dW
    return dX, dW
