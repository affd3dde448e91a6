def dense_backward(X, W, dZ):
    dW = (X[:, :, None] * dZ[:, None, :]).sum(0)
    dX = np.stack([(W * d).sum(axis=1) for d in dZ])
    return dX, dW
