def sgd_epoch(X, Y, Ws, eta, batch, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch):
        r = order[start:start + batch]
        grads = backward(X, Y, *Ws)
        Ws = sgd_step(Ws, grads, eta)
    return Ws
