def sgd_epoch(X, Y, Ws, eta, batch, rng):
    for _ in range(len(X) // batch):
        i = rng.choice(len(X), batch, replace=False)
        g = backward(X[i], Y[i], *Ws)
        Ws = [W - eta * d for W, d in zip(Ws, g)]
    return Ws
