import numpy as np


def init_weights(sizes, gain, rng):
    gains = [gain] * (len(sizes) - 2) + [1]
    return [g / np.sqrt(m) * rng.standard_normal((n, m)) for g, m, n in zip(gains, sizes, sizes[1:])]
