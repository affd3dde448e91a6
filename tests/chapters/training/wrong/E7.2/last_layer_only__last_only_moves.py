def sgd_epoch(X, Y, Ws, eta, batch, rng):
    W1, W2, W3 = Ws
    for k in range(0, len(X), batch):
        dW1, dW2, dW3 = backward(X[k:k + batch], Y[k:k + batch], W1, W2, W3)
        W3 = W3 - eta * dW3
    return [W1, W2, W3]
