def dense_forward(X, W):
    b = np.zeros(W.shape[1])
    return 2 * X @ W + b
