def dense_forward(X, W):
    return X.dot(W)
