def backward(X, Y, W1, W2, W3):
    f = forward(X, W1, W2, W3)
    d = -2 * (f["Yhat"] - Y)
    dW3 = f["O2"].T @ d
    d = (d @ W3.T)
    dW2 = f["O1"].T @ d
    d = (d @ W2.T)
    dW1 = X.T @ d
    return dW1, dW2, dW3
