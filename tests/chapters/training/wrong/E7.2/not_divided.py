import numpy as np


def sgd_epoch(X, Y, Ws, eta, batch, rng):
    for i in range(0, len(X), batch):
        x, y = X[i : i + batch], Y[i : i + batch]
        total = [np.zeros(W.shape) for W in Ws]
        for j in range(len(x)):
            grads = backward(x[j : j + 1], y[j : j + 1], *Ws)
            total = [t + g for t, g in zip(total, grads)]
        Ws = [W - eta * t for W, t in zip(Ws, total)]
    return Ws
