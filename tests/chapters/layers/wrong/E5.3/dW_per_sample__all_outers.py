def dense_backward(X, W, dZ):
    dW = np.array([np.outer(x, d) for x, d in zip(X, dZ)])
    return dZ @ W.T, dW
