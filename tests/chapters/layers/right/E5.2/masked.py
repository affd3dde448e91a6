def dense_forward(X, W):
    return np.ma.masked_array(X @ W)
