def dense_backward(X, W, dZ):
    dX = np.dot(W, dZ.T)
    dW = np.dot(X.T, dZ)
    return dX, dW
