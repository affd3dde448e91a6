def sgd_epoch(X, Y, Ws, eta, batch, rng):
    for k in range(0, len(X), batch):
        dW3, dW2, dW1 = backward(X[k:k + batch], Y[k:k + batch], *Ws)
        Ws = [Ws[0] - eta * dW1, Ws[1] - eta * dW2, Ws[2] - eta * dW3]
    return Ws
