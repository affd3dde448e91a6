def backward(X, Y, W1, W2, W3):
    g = [np.zeros(W.shape) for W in (W1, W2, W3)]
    for x, y in zip(X, Y):
        n = forward(x.reshape(1, -1), W1, W2, W3)
        d = 2 * (n["Yhat"] - y)
        g[2] += n["O2"].T @ d
        d = d @ W3.T * n["O2"] * (1 - n["O2"])
        g[1] += n["O1"].T @ d
        d = d @ W2.T * n["O1"] * (1 - n["O1"])
        g[0] += np.outer(x, d)
    return tuple(v / len(X) for v in g)
