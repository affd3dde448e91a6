def dense_forward(X, W):
    return np.abs(X) @ np.abs(W)
