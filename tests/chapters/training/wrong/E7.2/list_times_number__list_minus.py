def sgd_epoch(X, Y, Ws, eta, batch, rng):
    for k in range(0, len(X), batch):
        g = backward(X[k:k + batch], Y[k:k + batch], *Ws)
        Ws = Ws - eta * g
    return Ws
