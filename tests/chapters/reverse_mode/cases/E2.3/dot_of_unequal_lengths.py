def cost(widths):
    n_paths = int(np.prod(widths[1:-1]))
    n_edges = int(np.dot(widths, widths[1:]))
    return n_paths, n_edges
