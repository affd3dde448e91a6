import numpy as np


def init_weights(sizes, gain, rng):
    return [rng.standard_normal((m, n)) / np.sqrt(m) for m, n in zip(sizes[:-1], sizes[1:])]
