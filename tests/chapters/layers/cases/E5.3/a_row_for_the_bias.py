def dense_backward(X, W, dZ):
    Xb = np.hstack([X, np.ones((len(X), 1))])
    dW = Xb.T @ dZ
    dX = dZ @ W.T
    return dX, dW
