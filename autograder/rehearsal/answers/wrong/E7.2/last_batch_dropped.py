def sgd_epoch(X, Y, Ws, eta, batch, rng):
    order = rng.permutation(len(X))
    if batch >= len(X):
        batch = len(X)
    for k in range(len(X) // batch):
        rows = order[k * batch : (k + 1) * batch]
        grads = backward(X[rows], Y[rows], *Ws)
        Ws = [W - eta * g for W, g in zip(Ws, grads)]
    return Ws
