def dense_forward(X, W):
    X = np.hstack([X, np.ones((len(X), 1))])
    return X @ W
