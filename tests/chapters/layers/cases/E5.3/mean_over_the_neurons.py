def dense_backward(X, W, dZ):
    dW = np.dot(X.T, dZ)
    dX = np.dot(dZ, W.T) / W.shape[1]
    return dX, dW
