import numpy as np


def relative_error(a, b):
    a, b = np.asarray(a, dtype=float).ravel(), np.asarray(b, dtype=float).ravel()
    n = lambda v: np.linalg.norm(v, np.inf)
    return np.array([[n(a - b) / max(n(a) + n(b), 1e-12)]])
