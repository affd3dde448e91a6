def cost(widths):
    n_paths = 1
    for w in widths:
        n_paths *= w
    n_edges = 0
    for i in range(len(widths) - 1):
        n_edges += widths[i] * widths[i + 1]
    return n_paths, n_edges
