def dense_forward(X, W):
    return W @ X
