def dense_backward(X, W, dZ):
    dX = numerical_gradient(lambda V: np.sum(dZ * (V @ W)), X)
    dW = numerical_gradient(lambda V: np.sum(dZ * (X @ V)), W)
    return dX, dW
