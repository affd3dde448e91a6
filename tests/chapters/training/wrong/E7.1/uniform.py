import numpy as np


def init_weights(sizes, gain, rng):
    gains = [gain] * (len(sizes) - 2) + [1]
    return [g / np.sqrt(m) * rng.uniform(-1, 1, (m, n)) for g, m, n in zip(gains, sizes[:-1], sizes[1:])]
