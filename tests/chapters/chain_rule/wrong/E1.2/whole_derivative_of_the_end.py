def local_derivatives(x1, x2):
    z1, z2 = x1 * x2, x1 + x2
    h1, h2 = z1 * z2, z1 - z2
    dh1, dh2 = h2, h1
    dz1 = dh1 * z2 + dh2
    dz2 = dh1 * z1 - dh2
    dx1 = dz1 * x2 + dz2
    dx2 = dz1 * x1 + dz2
    total = {"h1": dh1, "h2": dh2, "z1": dz1, "z2": dz2, "x1": dx1, "x2": dx2}
    edges = [("y", "h1"), ("y", "h2"), ("h1", "z1"), ("h1", "z2"), ("h2", "z1"), ("h2", "z2"),
             ("z1", "x1"), ("z1", "x2"), ("z2", "x1"), ("z2", "x2")]
    return {(u, v): total[v] for u, v in edges}
