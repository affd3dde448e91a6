import numpy as np


def init_weights(sizes, gain, rng):
    np.random.seed(1)
    gains = [gain] * (len(sizes) - 2) + [1]
    return [g / np.sqrt(m) * np.random.randn(m, n) for g, m, n in zip(gains, sizes, sizes[1:])]
