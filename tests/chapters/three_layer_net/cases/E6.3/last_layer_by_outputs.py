def backward(X, Y, W1, W2, W3):
    c = forward(X, W1, W2, W3)
    N, K = Y.shape
    d = 2 * (c["Yhat"] - Y) / N
    dW3 = c["O2"].T @ d / K
    d = d @ W3.T * c["O2"] * (1 - c["O2"])
    dW2 = c["O1"].T @ d
    d = d @ W2.T * c["O1"] * (1 - c["O1"])
    dW1 = X.T @ d
    return dW1, dW2, dW3
