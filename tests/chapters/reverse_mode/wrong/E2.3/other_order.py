def cost(widths):
    paths = 1
    for w in widths[1:-1]:
        paths *= w
    edges = sum(a * b for a, b in zip(widths, widths[1:]))
    return edges, paths
