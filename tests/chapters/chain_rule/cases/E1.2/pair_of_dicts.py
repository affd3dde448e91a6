def local_derivatives(x1, x2):
    z1, z2 = x1 * x2, x1 + x2
    h1, h2 = z1 * z2, z1 - z2
    values = {"z1": z1, "z2": z2, "h1": h1, "h2": h2, "y": h1 * h2}
    edges = {("y", "h1"): h2, ("y", "h2"): h1, ("h1", "z1"): z2, ("h1", "z2"): z1, ("h2", "z1"): 1.0,
             ("h2", "z2"): -1.0, ("z1", "x1"): x2, ("z1", "x2"): x1, ("z2", "x1"): 1.0, ("z2", "x2"): 1.0}
    return values, edges
