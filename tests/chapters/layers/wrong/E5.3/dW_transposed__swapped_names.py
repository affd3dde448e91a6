def dense_backward(X, W, dZ):
    dX = dZ @ W.T
    dW = dZ.T @ X
    return dX, dW
