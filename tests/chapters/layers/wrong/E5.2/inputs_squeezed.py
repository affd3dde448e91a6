def dense_forward(X, W):
    return 1 / (1 + np.exp(-X)) @ W
