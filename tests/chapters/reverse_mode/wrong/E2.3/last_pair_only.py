def cost(widths):
    paths = 1
    for w in widths[1:-1]:
        paths *= w
    for a, b in zip(widths, widths[1:]):
        edges = a * b
    return paths, edges
