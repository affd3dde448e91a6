def dense_backward(X, W, dZ):
    dX = dZ @ W.T
    dW = np.zeros(W.shape)
    for k in range(W.shape[1]):
        dW[:, k] = X.sum(axis=0)
    return dX, dW
