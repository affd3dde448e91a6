from math import prod

def cost(widths):
    edges = 0
    before = None
    for width in widths:
        if before is not None:
            edges += before * width
        before = width
    return [prod(widths[1:len(widths) - 1]), edges]
