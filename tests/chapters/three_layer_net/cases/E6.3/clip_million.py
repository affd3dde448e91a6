def backward(X, Y, W1, W2, W3):
    c = forward(X, W1, W2, W3)
    d = np.clip(2 * (c["Yhat"] - Y) / len(X), -1e6, 1e6)
    g3 = c["O2"].T @ d
    d = (d @ W3.T) * c["O2"] * (1 - c["O2"])
    g2 = c["O1"].T @ d
    d = (d @ W2.T) * c["O1"] * (1 - c["O1"])
    return X.T @ d, g2, g3
