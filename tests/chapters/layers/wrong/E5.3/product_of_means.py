def dense_backward(X, W, dZ):
    x, dz = X.mean(axis=0), dZ.mean(axis=0)
    return dZ @ W.T, x[:, None] * dz[None, :]
