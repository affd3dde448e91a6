import numpy as np


def train_2d(X, Y, seed):
    rng = np.random.default_rng(seed)
    sizes, gains = (3, 16, 16, 1), (4, 4, 1)
    Ws = [g / np.sqrt(m) * rng.standard_normal((m, n)) for g, m, n in zip(gains, sizes, sizes[1:])]
    for epoch in range(20):
        order = rng.permutation(len(X))
        for start in range(0, len(X), 20):
            rows = order[start : start + 20]
            Ws = sgd_step(Ws, backward(X[rows], Y[rows], *Ws), -0.2)
    return Ws
