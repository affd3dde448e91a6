def dense_backward(X, W, dZ):
    dW = (X[:, :, None] * dZ[:, None, :]).sum(axis=0)
    dX = (dZ[:, None, :] * W[None, :, :]).sum(axis=2)
    return np.asfortranarray(dX), dW
