import numpy as np


def init_weights(sizes, gain, rng):
    return [np.zeros((m, n)) for m, n in zip(sizes[:-1], sizes[1:])]
