def sgd_epoch(X, Y, Ws, eta, batch, rng):
    new = [W.copy() for W in Ws]
    for k in range(0, len(X), batch):
        g = backward(X[k:k + batch], Y[k:k + batch], *Ws)
        new = [W - eta * d for W, d in zip(new, g)]
    return new
