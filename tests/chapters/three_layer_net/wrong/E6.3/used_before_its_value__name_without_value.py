def backward(X, Y, W1, W2, W3):
    n = forward(X, W1, W2, W3)
    d3 = 2 * (n["Yhat"] - Y) / len(X)
    dW3 = n["O2"].T @ d3
    dW2 = n["O1"].T @ d2
    d2 = d3 @ W3.T * n["O2"] * (1 - n["O2"])
    d1 = d2 @ W2.T * n["O1"] * (1 - n["O1"])
    return X.T @ d1, dW2, dW3
