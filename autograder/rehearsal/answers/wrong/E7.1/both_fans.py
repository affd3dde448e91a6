import numpy as np


def init_weights(sizes, gain, rng):
    Ws = [rng.normal(0, gain * np.sqrt(2 / (m + n)), (m, n)) for m, n in zip(sizes[:-2], sizes[1:-1])]
    return Ws + [rng.normal(0, np.sqrt(2 / sum(sizes[-2:])), sizes[-2:])]
