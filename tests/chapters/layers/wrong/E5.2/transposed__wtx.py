def dense_forward(X, W):
    return W.T @ X.T
