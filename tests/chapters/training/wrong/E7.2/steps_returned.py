def sgd_epoch(X, Y, Ws, eta, batch, rng):
    for i in range(0, len(X), batch):
        grads = backward(X[i : i + batch], Y[i : i + batch], *Ws)
        steps = [-eta * g for g in grads]
        Ws = [W + s for W, s in zip(Ws, steps)]
    return steps
