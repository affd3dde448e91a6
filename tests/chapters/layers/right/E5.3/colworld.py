def dense_backward(X, W, dZ):
    xt, dzt = X.T, dZ.T
    return (W @ dzt).T, (dzt @ xt.T).T
