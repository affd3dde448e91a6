import numpy as np


def init_weights(sizes, gain, rng):
    Ws = [rng.normal(0, np.sqrt(gain / m), (m, n)) for m, n in zip(sizes[:-2], sizes[1:-1])]
    return Ws + [rng.normal(0, np.sqrt(1 / sizes[-2]), sizes[-2:])]
