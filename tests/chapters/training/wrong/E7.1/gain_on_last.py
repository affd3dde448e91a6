import numpy as np


def init_weights(sizes, gain, rng):
    return [gain / np.sqrt(m) * rng.standard_normal((m, n)) for m, n in zip(sizes[:-1], sizes[1:])]
