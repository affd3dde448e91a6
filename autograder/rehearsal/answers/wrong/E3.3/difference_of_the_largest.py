import numpy as np


def relative_error(a, b):
    A, B = np.max(np.abs(a)), np.max(np.abs(b))
    return abs(A - B) / max(1e-12, A + B)
