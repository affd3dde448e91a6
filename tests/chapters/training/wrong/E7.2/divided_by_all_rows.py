import numpy as np


def sgd_epoch(X, Y, Ws, eta, batch, rng):
    N = len(X)
    for i in range(0, N, batch):
        x, y = X[i : i + batch], Y[i : i + batch]
        grads = backward(x, y, *Ws)
        Ws = [W - eta * g * len(x) / N for W, g in zip(Ws, grads)]
    return Ws
