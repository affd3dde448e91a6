def cost(widths):
    n_paths = int(np.prod(widths[1:-1]))
    n_edges = 0
    for i in range(len(widths) - 2):
        n_edges += widths[i] * widths[i + 1]
    return n_paths, n_edges
