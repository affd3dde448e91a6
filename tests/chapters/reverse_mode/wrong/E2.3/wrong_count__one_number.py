def cost(widths):
    n_paths = 1
    for w in widths[1:-1]:
        n_paths *= w
    return n_paths
