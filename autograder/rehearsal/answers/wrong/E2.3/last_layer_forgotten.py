import math


def cost(widths):
    n_edges = 0
    for i in range(len(widths) - 2):
        n_edges += widths[i] * widths[i + 1]
    return math.prod(widths[1:-1]), n_edges
