def dense_backward(X, W, dZ):
    dX = np.zeros(X.shape)
    for n in range(len(X)):
        dX[n] = W @ dZ[n]
        dW = np.outer(X[n], dZ[n])
    return dX, dW
