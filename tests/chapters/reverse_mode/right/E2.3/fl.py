import math
from functools import reduce
def cost(widths):
    return [float(math.prod(widths[1:-1])), sum(map(lambda p: p[0] * p[1], zip(widths, widths[1:])))]
