def sgd_epoch(X, Y, Ws, eta, batch, rng):
    for i in range(0, len(X), batch):
        x, y = X[i : i + batch], Y[i : i + batch]
        grads = backward(x, y, *Ws)
        Ws = [W - eta * g / len(x) for W, g in zip(Ws, grads)]
    return Ws
