import numpy as np


def sgd_epoch(X, Y, Ws, eta, batch, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch):
        rows = order[start : start + batch]
        grads = backward(X[rows], Y[rows], *Ws)
        Ws = [W - eta * g for W, g in zip(Ws, grads)]
    return Ws
