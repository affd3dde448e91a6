import numpy as np


def init_weights(sizes, gain, rng):
    rng = np.random.default_rng(0)
    gains = [gain] * (len(sizes) - 2) + [1]
    return [g / np.sqrt(m) * rng.standard_normal((m, n)) for g, m, n in zip(gains, sizes, sizes[1:])]
