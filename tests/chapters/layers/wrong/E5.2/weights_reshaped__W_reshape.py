def dense_forward(X, W):
    return X @ W.reshape(W.shape[1], W.shape[0]).T
