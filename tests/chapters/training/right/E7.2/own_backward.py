import numpy as np


def sgd_epoch(X, Y, Ws, eta, batch, rng):
    W1, W2, W3 = Ws
    XY = rng.permutation(np.hstack([X, Y]))
    p = X.shape[1]
    for k in range(0, len(XY), batch):
        x, y = XY[k : k + batch, :p], XY[k : k + batch, p:]
        O1 = 1 / (1 + np.exp(-x @ W1))
        O2 = 1 / (1 + np.exp(-O1 @ W2))
        d3 = 2 * (O2 @ W3 - y) / len(x)
        d2 = d3 @ W3.T * O2 * (1 - O2)
        d1 = d2 @ W2.T * O1 * (1 - O1)
        W1, W2, W3 = W1 - eta * x.T @ d1, W2 - eta * O1.T @ d2, W3 - eta * O2.T @ d3
    return [W1, W2, W3]
