def sgd_epoch(X, Y, Ws, eta, batch, rng):
    batch = min(batch, len(X))
    for _ in range(-(-len(X) // batch)):
        rows = rng.choice(len(X), batch, replace=False)
        grads = backward(X[rows], Y[rows], *Ws)
        Ws = [W - eta * g for W, g in zip(Ws, grads)]
    return Ws
