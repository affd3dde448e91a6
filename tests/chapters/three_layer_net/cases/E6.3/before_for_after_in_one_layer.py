def backward(X, Y, W1, W2, W3):
    c = forward(X, W1, W2, W3)
    d = 2 / X.shape[0] * (c["Yhat"] - Y)
    g3 = c["O2"].T.dot(d)
    d = d.dot(W3.T) * c["O2"] * (1 - c["O2"])
    g2 = c["O1"].T.dot(d)
    d = d.dot(W2.T) * c["H1"] * (1 - c["H1"])
    g1 = X.T.dot(d)
    return g1, g2, g3
