def dense_backward(X, W, dZ):
    return (W @ dZ.T), (dZ.T @ X).T
