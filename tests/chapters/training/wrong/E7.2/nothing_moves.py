def sgd_epoch(X, Y, Ws, eta, batch, rng):
    for i in range(0, len(X), batch):
        grads = backward(X[i : i + batch], Y[i : i + batch], *Ws)
        sgd_step(Ws, grads, eta)
    return Ws
