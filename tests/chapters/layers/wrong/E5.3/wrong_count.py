def dense_backward(X, W, dZ):
    return X.T @ dZ
