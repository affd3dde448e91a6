import numpy as np


def derivative(f, w, eps, kind):
    w = np.asarray(w, dtype=float)
    if kind == "central":
        return np.array([0.5 / eps * (f(w + eps) - f(w - + eps))])
    return np.array((f(w + eps) - f(w)) / eps)
