import numpy as np


def chain_1d(df, g, dg, x):
    return np.prod(np.array([df(g(x)), dg(x)]))
