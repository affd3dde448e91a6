def backward(X, Y, W1, W2, W3):
    n = forward(X, W1, W2, W3)
    d = 2 / len(X) * (n["Yhat"] - Y)
    dW3 = n["O2"].T @ d
    d = n["O2"] * (1 - n["O2"]) * dW3 @ W3.T
    dW2 = n["O1"].T @ d
    d = (d @ W2.T) * n["O1"] * (1 - n["O1"])
    return X.T @ d, dW2, dW3
