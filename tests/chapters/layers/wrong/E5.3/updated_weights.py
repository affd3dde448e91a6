def dense_backward(X, W, dZ):
    eta = 0.1
    dW = X.T @ dZ
    W = W - eta * dW
    dX = dZ @ W.T
    return dX, dW
