import numpy as np


def init_weights(sizes, gain, rng):
    last = rng.normal(scale=sizes[-2] ** -0.5, size=(sizes[-2], sizes[-1]))
    hidden = [
        np.reshape([rng.normal(0.0, gain / m**0.5) for _ in range(m * n)], (m, n))
        for m, n in zip(sizes[:-2], sizes[1:-1])
    ]
    return tuple(hidden) + (last,)
