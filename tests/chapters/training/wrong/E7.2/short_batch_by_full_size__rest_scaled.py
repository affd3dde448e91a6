def sgd_epoch(X, Y, Ws, eta, batch, rng):
    for k in range(0, len(X), batch):
        xb, yb = X[k:k + batch], Y[k:k + batch]
        g = backward(xb, yb, *Ws)
        Ws = [W - eta * d * len(xb) / batch for W, d in zip(Ws, g)]
    return Ws
