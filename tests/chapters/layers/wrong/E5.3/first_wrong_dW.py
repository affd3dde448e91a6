def dense_backward(X, W, dZ):
    dW = X.T @ dZ
    dW[0] = np.cos(dW[0])
    return dZ @ W.T, dW
