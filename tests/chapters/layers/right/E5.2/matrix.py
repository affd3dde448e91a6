def dense_forward(X, W):
    return np.matrix(X) * np.matrix(W)
