def backward(X, Y, W1, W2, W3):
    O1 = sigmoid(X @ W1)
    O2 = sigmoid(O1 @ W2)
    P = sigmoid(O2 @ W3)
    d = 2 * (P - Y) / len(X) * P * (1 - P)
    dW3 = O2.T @ d
    d = d @ W3.T * O2 * (1 - O2)
    dW2 = O1.T @ d
    d = d @ W2.T * O1 * (1 - O1)
    return X.T @ d, dW2, dW3
