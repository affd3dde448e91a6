def backward(X, Y, W1, W2, W3):
    X, Y, W1, W2, W3 = (np.asarray(a, dtype=np.float32) for a in (X, Y, W1, W2, W3))
    O1 = sigmoid(X @ W1)
    O2 = sigmoid(O1 @ W2)
    d = np.float32(2) * (O2 @ W3 - Y) / np.float32(len(X))
    dW3 = O2.T @ d
    d = d @ W3.T * O2 * (1 - O2)
    dW2 = O1.T @ d
    d = d @ W2.T * O1 * (1 - O1)
    return X.T @ d, dW2, dW3
