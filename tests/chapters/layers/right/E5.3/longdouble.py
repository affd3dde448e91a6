def dense_backward(X, W, dZ):
    X, W, dZ = (np.asarray(a, dtype=np.longdouble) for a in (X, W, dZ))
    return dZ @ W.T, X.T @ dZ
