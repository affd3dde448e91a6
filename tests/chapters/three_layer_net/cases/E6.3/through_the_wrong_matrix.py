def backward(X, Y, W1, W2, W3):
    c = forward(X, W1, W2, W3)
    delta3 = 2 / len(X) * (c["Yhat"] - Y)
    delta2 = (delta3 @ W3.T) * c["O2"] * (1 - c["O2"])
    delta1 = (delta2 @ W1.T) * c["O1"] * (1 - c["O1"])
    return X.T @ delta1, c["O1"].T @ delta2, c["O2"].T @ delta3
