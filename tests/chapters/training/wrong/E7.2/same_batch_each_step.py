def sgd_epoch(X, Y, Ws, eta, batch, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch):
        r = order[:batch]
        Ws = sgd_step(Ws, backward(X[r], Y[r], *Ws), eta)
    return Ws
