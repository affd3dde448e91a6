def dense_backward(X, W, dZ):
    return dZ @ np.abs(W).T, X.T @ dZ
