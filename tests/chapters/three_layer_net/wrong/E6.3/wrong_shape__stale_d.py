def backward(X, Y, W1, W2, W3):
    n = forward(X, W1, W2, W3)
    d3 = 2 * (n["Yhat"] - Y) / len(X)
    dW3 = n["O2"].T @ d3
    d2 = d3 @ W3.T * n["O2"] * (1 - n["O2"])
    dW2 = n["O1"].T @ d2
    d1 = d2 @ W2.T * n["O1"] * (1 - n["O1"])
    dW1 = X.T @ d2
    return dW1, dW2, dW3
