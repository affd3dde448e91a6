def backward(X, Y, W1, W2, W3):
    H1 = X @ W1
    O1 = sigmoid(H1)
    H2 = O1 @ W2
    O2 = sigmoid(H2)
    Yhat = O2 @ W3
    d = 2 * (Yhat - Y) / len(Y)
    dW3 = np.outer(O2.sum(axis=0), d.sum(axis=0))
    d = (d @ W3.T) * O2 * (1 - O2)
    dW2 = np.outer(O1.sum(axis=0), d.sum(axis=0))
    d = (d @ W2.T) * O1 * (1 - O1)
    dW1 = np.outer(X.sum(axis=0), d.sum(axis=0))
    return dW1, dW2, dW3
