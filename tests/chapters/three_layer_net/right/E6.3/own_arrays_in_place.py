def backward(X, Y, W1, W2, W3):
    kept = forward(X, W1, W2, W3)
    d = np.array(kept["Yhat"])
    d -= Y
    d *= 2
    d /= len(Y)
    dW3 = kept["O2"].T @ d
    d = d @ W3.T
    d *= kept["O2"]
    d *= 1 - kept["O2"]
    dW2 = kept["O1"].T @ d
    d = d @ W2.T
    d *= kept["O1"] * (1 - kept["O1"])
    return (X.T @ d).tolist(), dW2, dW3
