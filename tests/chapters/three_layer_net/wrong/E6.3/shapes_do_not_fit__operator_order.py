def backward(X, Y, W1, W2, W3):
    f = forward(X, W1, W2, W3)
    O1, O2 = f["O1"], f["O2"]
    d = mse_grad(f["Yhat"], Y)
    dW3 = O2.T @ d
    d = O2 * (1 - O2) * d @ W3.T
    dW2 = O1.T @ d
    d = O1 * (1 - O1) * d @ W2.T
    return X.T @ d, dW2, dW3
