def backward(X, Y, W1, W2, W3):
    n = forward(X, W1, W2, W3)
    d = 2 * (n["Yhat"] - Y) / len(X)
    dW3 = n["O2"].T @ d
    d = d @ W3.T * sigmoid_prime(n["H2"])
    dW2 = n["O1"].T @ d
    d = d @ W2.T * sigmoid_prime(n["H1"])
    return X.T @ d, dW2, dW3
