def dense_backward(X, W, dZ):
    return {"dX": dZ @ W.T, "dW": X.T @ dZ}
