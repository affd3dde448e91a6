def sgd_epoch(X, Y, Ws, eta, batch, rng):
    for i in range(0, len(X), batch):
        grads = backward(X[i : i + 1], Y[i : i + 1], *Ws)
        Ws = [W - eta * g for W, g in zip(Ws, grads)]
    return Ws
