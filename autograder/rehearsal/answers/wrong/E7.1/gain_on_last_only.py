import numpy as np


def init_weights(sizes, gain, rng):
    Ws = [rng.standard_normal((m, n)) / np.sqrt(m) for m, n in zip(sizes[:-1], sizes[1:])]
    Ws[-1] = Ws[-1] * gain
    return Ws
