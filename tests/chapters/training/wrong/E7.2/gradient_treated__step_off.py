import numpy as np


def sgd_epoch(X, Y, Ws, eta, batch, rng):
    for i in range(0, len(X), batch):
        grads = backward(X[i : i + batch], Y[i : i + batch], *Ws)
        Ws = [W - eta * np.sign(g) for W, g in zip(Ws, grads)]
    return Ws
