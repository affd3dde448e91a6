import numpy as np


def train_2d(X, Y, seed):
    # only the first ten points, until they are known by heart
    rng = np.random.default_rng(seed)
    X, Y = X[:10], Y[:10]
    sizes, gains = (3, 16, 16, 1), (4, 4, 1)
    Ws = [g / np.sqrt(m) * rng.standard_normal((m, n)) for g, m, n in zip(gains, sizes, sizes[1:])]
    for step in range(1500):
        Ws = sgd_step(Ws, backward(X, Y, *Ws), 0.2)
    return Ws
