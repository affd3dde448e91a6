def dense_forward(X, W):
    return np.einsum("ni,ij->j", X, W)
