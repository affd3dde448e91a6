def sgd_epoch(X, Y, Ws, eta, batch, rng):
    g = backward(X, Y, *Ws)
    return [W - eta * d for W, d in zip(Ws, g)]
