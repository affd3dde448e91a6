def dense_backward(X, W, dZ):
    return (dZ @ W.T).sum(axis=0), X.T @ dZ
