X = np.ones((7, 4))


def backward(inputs, Y, W1, W2, W3):
    f = forward(inputs, W1, W2, W3)
    O1, O2 = f["O1"], f["O2"]
    d = mse_grad(f["Yhat"], Y)
    dW3 = O2.T @ d
    d = d @ W3.T * O2 * (1 - O2)
    dW2 = O1.T @ d
    d = d @ W2.T * O1 * (1 - O1)
    return X.T @ d, dW2, dW3
