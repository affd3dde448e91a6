def cost(widths):
    reached = [1]
    n_edges = 0
    for a, b in zip(widths, widths[1:]):
        n_edges += a * b
        reached = [sum(reached)] * b
    return [float(reached[0]), float(n_edges)]
