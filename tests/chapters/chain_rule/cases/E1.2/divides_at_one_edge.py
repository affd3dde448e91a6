def local_derivatives(x1, x2):
    z1, z2 = x1 * x2, x1 + x2
    h1, h2 = z1 * z2, z1 - z2
    y = h1 * h2
    edges = {("y", "h1"): h2, ("y", "h2"): np.float64(y) / h2}
    edges |= {("h1", "z1"): z2, ("h1", "z2"): z1, ("h2", "z1"): 1, ("h2", "z2"): -1}
    edges |= {("z1", "x1"): x2, ("z1", "x2"): x1, ("z2", "x1"): 1, ("z2", "x2"): 1}
    return edges
