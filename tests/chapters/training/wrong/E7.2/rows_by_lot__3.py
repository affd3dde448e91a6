def sgd_epoch(X, Y, Ws, eta, batch, rng):
    for _ in range(-(-len(X) // batch)):
        rows = rng.choice(len(X), size=min(batch, len(X)), replace=True)
        Ws = sgd_step(Ws, backward(X[rows], Y[rows], *Ws), eta)
    return Ws
