def backward(X, Y, W1, W2, W3):
    n = forward(X, W1, W2, W3)
    d = 2 * (n["Yhat"] - Y) / len(X)
    dW3 = n["O2"].T @ d
    d = d @ W3.T * n["O2"] * (1 - n["O2"])
    dW2 = 2 * n["O1"].T @ d
    d = d @ W2.T
    return X.T @ d, dW2, dW3
