import math


def cost(widths):
    n_paths = math.prod(widths[1:-1])
    return n_paths, n_paths * (len(widths) - 1)
