def sgd_epoch(X, Y, Ws, eta, batch, rng):
    for epoch in range(10):
        order = rng.permutation(len(X))
        for i in range(0, len(X), batch):
            rows = order[i : i + batch]
            grads = backward(X[rows], Y[rows], *Ws)
            Ws = [W - eta * g for W, g in zip(Ws, grads)]
    return Ws
