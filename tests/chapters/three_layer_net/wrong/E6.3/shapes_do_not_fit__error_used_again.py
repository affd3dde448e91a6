def backward(X, Y, W1, W2, W3):
    f = forward(X, W1, W2, W3)
    O1, O2 = f["O1"], f["O2"]
    error = mse_grad(f["Yhat"], Y)
    dW3 = O2.T @ error
    hidden_error = error @ W3.T
    delta2 = error * O2 * (1 - O2)
    dW2 = O1.T @ delta2
    delta1 = delta2 @ W2.T * O1 * (1 - O1)
    return X.T @ delta1, dW2, dW3
