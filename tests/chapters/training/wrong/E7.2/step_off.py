def sgd_epoch(X, Y, Ws, eta, batch, rng):
    for k in range(0, len(X), batch):
        grads = backward(X[k : k + batch], Y[k : k + batch], *Ws)
        Ws = [W - eta * g * (1 + W**2) for W, g in zip(Ws, grads)]
    return Ws
