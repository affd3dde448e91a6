def dense_forward(X, W):
    return np.column_stack([X @ W[:, j] for j in range(W.shape[1])])
