def sgd_epoch(X, Y, Ws, eta, batch, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch):
        rows = order[start:start + batch]
        new = [W.copy() for W in Ws]
        new = [W - eta * g for W, g in zip(new, backward(X[rows], Y[rows], *new))]
    return new
