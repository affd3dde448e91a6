def sgd_epoch(X, Y, Ws, eta, batch, rng):
    return [W - eta * g for W, g in zip(Ws, backward(X, Y, *Ws))]
