def dense_backward(X, W, dZ):
    dW = np.mean([np.outer(x, d) for x, d in zip(X, dZ)], axis=0)
    return dZ @ W.T, dW
