def cost(widths):
    n_paths = 1
    for w in widths[:-1]:
        n_paths = n_paths * w
    n_edges = sum(a * b for a, b in zip(widths, widths[1:]))
    return n_paths, n_edges
