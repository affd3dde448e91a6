def backward(X, Y, W1, W2, W3):
    n = forward(X)
    d = 2 * (n["Yhat"] - Y) / len(X)
    return X.T @ d, d, d
