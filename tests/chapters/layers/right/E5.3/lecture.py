def dense_backward(X, W, dZ):
    dX = dZ.dot(W.T)
    dW = X.T.dot(dZ)
    return dX, dW
