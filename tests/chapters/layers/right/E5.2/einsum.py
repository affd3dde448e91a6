def dense_forward(X, W):
    return np.einsum("ni,ik->nk", X, W)
