def dense_backward(X, W, dZ):
    return dZ @ np.sign(W).T, X.T @ dZ
