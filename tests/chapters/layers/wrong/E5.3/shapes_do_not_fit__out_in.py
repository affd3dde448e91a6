def dense_backward(X, W, dZ):
    dX = dZ.dot(W)
    dW = dZ.T.dot(X)
    return dX, dW
