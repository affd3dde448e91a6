import numpy as np


def train_2d(X, Y, seed):
    rng = np.random.default_rng(seed)
    return [rng.standard_normal((3, 16)), rng.standard_normal((16, 1))]
