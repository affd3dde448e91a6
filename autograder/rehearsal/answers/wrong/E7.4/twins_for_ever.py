import numpy as np


def train_digits(X, Y, seed):
    Ws = [np.full((64, 32), 0.1), np.full((32, 32), 0.1), np.full((32, 10), 0.1)]
    for epoch in range(2):
        for i in range(0, len(X), 16):
            Ws = sgd_step(Ws, backward(X[i : i + 16], Y[i : i + 16], *Ws), 0.2)
    return Ws
