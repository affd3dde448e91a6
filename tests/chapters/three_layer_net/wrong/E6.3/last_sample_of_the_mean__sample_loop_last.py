def backward(X, Y, W1, W2, W3):
    for x, y in zip(X, Y):
        n = forward(x[None], W1, W2, W3)
        d = 2 * (n["Yhat"] - y) / len(X)
        dW3 = n["O2"].T @ d
        d = d @ W3.T * n["O2"] * (1 - n["O2"])
        dW2 = n["O1"].T @ d
        d = d @ W2.T * n["O1"] * (1 - n["O1"])
        dW1 = x[None].T @ d
    return dW1, dW2, dW3
