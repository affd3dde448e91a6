def backward(X, Y, W1, W2, W3):
    cache = forward(X, W1, W2, W3)
    dY = 2 * (cache["Y_hat"] - Y) / len(X)
    dW3 = cache["O2"].T @ dY
    dH2 = (dY @ W3.T) * cache["O2"] * (1 - cache["O2"])
    dW2 = cache["O1"].T @ dH2
    dH1 = (dH2 @ W2.T) * cache["O1"] * (1 - cache["O1"])
    dW1 = X.T @ dH1
    return dW1, dW2, dW3
