def cost(widths):
    n_paths, n_edges = 1, 0
    for i, w in enumerate(widths):
        if 0 < i < len(widths) - 1:
            n_paths *= w
        if i > 0:
            n_edges += widths[i - 1] * w
    return n_paths, n_edges
