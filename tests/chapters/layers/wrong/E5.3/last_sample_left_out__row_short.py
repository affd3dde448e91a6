def dense_backward(X, W, dZ):
    dW = np.zeros(W.shape)
    for n in range(len(X) - 1):
        dW += np.outer(X[n], dZ[n])
    return dZ @ W.T, dW
