def mended_backward(X, Y, Ws):
    W1, W2, W3 = Ws
    O1 = sigmoid(X @ W1)
    O2 = sigmoid(O1 @ W2)
    d = 2 / len(X) * (O2 @ W3 - Y)
    dW3 = O2.T @ d
    d = (d @ W3.T) * O2 * (1 - O2)
    dW2 = O1.T @ d
    d = (d @ W2.T) * O1 * (1 - O1)
    return [X.T @ d, dW2, dW3]
