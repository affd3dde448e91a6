import numpy as np


def init_weights(sizes, gain, rng):
    return [rng.normal(0, gain / np.sqrt(n), (n, n)) for n in sizes]
