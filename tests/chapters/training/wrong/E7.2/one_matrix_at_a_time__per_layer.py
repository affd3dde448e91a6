def sgd_epoch(X, Y, Ws, eta, batch, rng):
    Ws = list(Ws)
    for k in range(0, len(X), batch):
        for j in range(3):
            g = backward(X[k:k + batch], Y[k:k + batch], *Ws)
            Ws[j] = Ws[j] - eta * g[j]
    return Ws
