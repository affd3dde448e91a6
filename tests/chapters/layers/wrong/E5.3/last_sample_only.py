def dense_backward(X, W, dZ):
    for n in range(len(X)):
        dW = np.outer(X[n], dZ[n])
    return dZ @ W.T, dW
