def backward(X, Y, W1, W2, W3):
    n = forward(X, W1, W2, W3)
    d = 2 * (n["Yhat"] - Y) / len(X)
    dW3 = d.T @ n["O2"]
    d = d @ W3.T * n["O2"] * (1 - n["O2"])
    dW2 = d.T @ n["O1"]
    d = d @ W2.T * n["O1"] * (1 - n["O1"])
    return d.T @ X, dW2, dW3
