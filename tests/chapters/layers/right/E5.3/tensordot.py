def dense_backward(X, W, dZ):
    return np.tensordot(dZ, W, axes=([1], [1])), np.tensordot(X, dZ, axes=([0], [0]))
