import numpy as np


def train_digits(X, Y, seed):
    rng = np.random.default_rng(seed)
    sizes = (64, 32, 32, 10)
    Ws = [rng.standard_normal((m, n)) / np.sqrt(m) for m, n in zip(sizes, sizes[1:])]
    for epoch in range(60):
        order = rng.permutation(len(X))
        for start in range(0, len(X), 16):
            rows = order[start : start + 16]
            Ws = sgd_step(Ws, backward(X[rows], Y[rows], *Ws), 0.2)
    return Ws
