def sgd_epoch(X, Y, Ws, eta, batch, rng):
    for k in range(0, len(X), batch):
        p = rng.permutation(len(X))
        i = p[k:k + batch]
        g = backward(X[i], Y[i], *Ws)
        Ws = [W - eta * d for W, d in zip(Ws, g)]
    return Ws
