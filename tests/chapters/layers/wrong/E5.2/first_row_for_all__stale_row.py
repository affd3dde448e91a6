def dense_forward(X, W):
    rows = []
    for x in X:
        rows.append(X[0] @ W)
    return np.array(rows)
