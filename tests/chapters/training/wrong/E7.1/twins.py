import numpy as np


def init_weights(sizes, gain, rng):
    gains = [gain] * (len(sizes) - 2) + [1]
    return [g / np.sqrt(m) * rng.standard_normal((m, 1)) * np.ones(n) for g, m, n in zip(gains, sizes, sizes[1:])]
