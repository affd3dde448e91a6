import numpy as np


def init_weights(sizes, gain, rng):
    Ws = [gain / np.sqrt(m) * rng.standard_normal((m, n)) for m, n in zip(sizes[:-2], sizes[1:-1])]
    return Ws + [rng.standard_normal(sizes[-2:])]
