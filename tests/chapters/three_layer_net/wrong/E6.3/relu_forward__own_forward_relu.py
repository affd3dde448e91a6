def backward(X, Y, W1, W2, W3):
    relu = lambda h: np.maximum(0, h)
    O1 = relu(X @ W1)
    O2 = relu(O1 @ W2)
    d = 2 * (O2 @ W3 - Y) / len(X)
    dW3 = O2.T @ d
    d = d @ W3.T * (O2 > 0)
    dW2 = O1.T @ d
    d = d @ W2.T * (O1 > 0)
    return X.T @ d, dW2, dW3
