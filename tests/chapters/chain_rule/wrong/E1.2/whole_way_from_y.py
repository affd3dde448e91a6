def local_derivatives(x1, x2):
    z1, z2 = x1 * x2, x1 + x2
    h1, h2 = z1 * z2, z1 - z2
    dh1, dh2 = h2, h1
    dz1 = dh1 * z2 + dh2
    dz2 = dh1 * z1 - dh2
    return {
        ("y", "h1"): dh1, ("y", "h2"): dh2,
        ("h1", "z1"): dh1 * z2, ("h1", "z2"): dh1 * z1, ("h2", "z1"): dh2, ("h2", "z2"): -dh2,
        ("z1", "x1"): dz1 * x2, ("z1", "x2"): dz1 * x1, ("z2", "x1"): dz2, ("z2", "x2"): dz2,
    }
