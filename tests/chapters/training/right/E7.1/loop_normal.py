import numpy as np


def init_weights(sizes, gain, rng):
    Ws = []
    for k in range(len(sizes) - 1):
        spread = 1 / np.sqrt(sizes[k])
        if k < len(sizes) - 2:
            spread *= gain
        Ws.append(rng.normal(0, spread, size=(sizes[k], sizes[k + 1])))
    return Ws
