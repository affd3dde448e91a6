import numpy as np


def relative_error(a, b):
    a, b = np.ravel(a), np.ravel(b)
    if np.array_equal(a, b):
        return 0.0
    scale = abs(a).max() + abs(b).max()
    return float(abs(a - b).max() / np.maximum(scale, 1e-12))
