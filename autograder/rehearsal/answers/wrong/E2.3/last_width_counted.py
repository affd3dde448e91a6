import math


def cost(widths):
    return math.prod(widths[1:]), sum(a * b for a, b in zip(widths, widths[1:]))
