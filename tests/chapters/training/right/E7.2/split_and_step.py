import numpy as np


def sgd_epoch(X, Y, Ws, eta, batch, rng):
    rows = np.arange(len(X))
    rng.shuffle(rows)
    for part in np.split(rows, range(batch, len(rows), batch)):
        Ws = sgd_step(Ws, backward(X[part], Y[part], *Ws), eta)
    return tuple(Ws)
