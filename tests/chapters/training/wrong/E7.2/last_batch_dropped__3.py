def sgd_epoch(X, Y, Ws, eta, batch, rng):
    order = rng.permutation(len(X))
    for first in range(0, len(X) - batch + 1, batch):
        rows = order[first:first + batch]
        Ws = sgd_step(Ws, backward(X[rows], Y[rows], *Ws), eta)
    return Ws
