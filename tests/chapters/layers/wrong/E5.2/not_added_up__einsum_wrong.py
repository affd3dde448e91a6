def dense_forward(X, W):
    return np.einsum("ni,ij->nij", X, W)
