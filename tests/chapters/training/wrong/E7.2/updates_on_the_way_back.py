import numpy as np


def sgd_epoch(X, Y, Ws, eta, batch, rng):
    W1, W2, W3 = Ws
    for i in range(0, len(X), batch):
        x, y = X[i : i + batch], Y[i : i + batch]
        kept = forward(x, W1, W2, W3)
        O1, O2 = kept["O1"], kept["O2"]
        d = 2 / len(x) * (kept["Yhat"] - y)
        W3 = W3 - eta * O2.T @ d
        d = d @ W3.T * O2 * (1 - O2)
        W2 = W2 - eta * O1.T @ d
        d = d @ W2.T * O1 * (1 - O1)
        W1 = W1 - eta * x.T @ d
    return [W1, W2, W3]
