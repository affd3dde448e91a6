def backward(X, Y, W1, W2, W3):
    n = forward(X, W1, W2, W3)
    d = 2 * (n["Yhat"] - Y) / len(X)
    out = [n["O2"].T @ d]
    d = d @ W3.T * n["O2"] * (1 - n["O2"])
    out.append(n["O1"].T @ d)
    d = d @ W2.T * n["O1"] * (1 - n["O1"])
    out.append(X.T @ d)
    return out
