def dense_backward(X, W, dZ):
    for x, d in zip(X, dZ):
        dW = np.outer(x, d)
    return dZ @ W.T, dW
