def backward(X, Y, W1, W2, W3):
    H1 = X @ W1
    O1 = sigmoid(H1)
    H2 = O1 @ W2
    O2 = sigmoid(H2)
    Yhat = O2 @ W3
    d = -2 * (Yhat - Y) / len(Y)
    dW3 = O2.T @ d
    d = (d @ W3.T) * O2 * (1 - O2)
    dW2 = O1.T @ d
    d = (d @ W2.T)
    dW1 = X.T @ d
    return dW1, dW2, dW3
