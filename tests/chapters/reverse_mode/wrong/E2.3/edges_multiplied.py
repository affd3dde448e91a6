import math


def cost(widths):
    n_edges = math.prod(a * b for a, b in zip(widths, widths[1:]))
    return math.prod(widths[1:-1]), n_edges
