def dense_backward(X, W, dZ):
    return dZ @ W.T, X.reshape(X.shape[1], X.shape[0]) @ dZ
