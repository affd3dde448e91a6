def cost(widths):
    paths = 1
    for w in widths[1:]:
        paths *= w
    edges = 0
    for i in range(1, len(widths)):
        edges += widths[i - 1] * widths[i]
    return edges, paths
