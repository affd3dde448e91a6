def dense_forward(X, W):
    return X @ np.reshape(W, W.shape[::-1]).T
