def cost(widths):
    n_paths, n_edges = 1, 0
    for i in range(len(widths)):
        n_edges += widths[i] * widths[i + 1]
    for w in widths[1:-1]:
        n_paths *= w
    return n_paths, n_edges
