import numpy as np


def chain_1d(df, g, dg, x):
    x = np.asarray(x, dtype=float)
    return np.array([df(g(x)) * dg(x)])
