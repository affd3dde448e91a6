import numpy as np


def train_2d(X, Y, seed):
    rng = np.random.default_rng(seed)
    sizes, gains = (3, 16, 16, 1), (4, 4, 1)
    return [g / np.sqrt(m) * rng.standard_normal((m, n)) for g, m, n in zip(gains, sizes, sizes[1:])]
