def dense_backward(X, W, dZ):
    return dZ @ W.T / len(X), -X.T @ dZ
