import numpy as np


def path_sum(edges, a, b):
    if a == b:
        return np.array(1.0)
    total = np.array(0.0)
    for (u, v), slope in edges.items():
        if u == a and slope:
            total = total + slope * path_sum(edges, v, b)
    return total
