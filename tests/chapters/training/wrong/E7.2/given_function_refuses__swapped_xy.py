def sgd_epoch(X, Y, Ws, eta, batch, rng):
    for k in range(0, len(X), batch):
        g = backward(Y[k:k + batch], X[k:k + batch], *Ws)
        Ws = [W - eta * d for W, d in zip(Ws, g)]
    return Ws
