def local_derivatives(x1, x2):
    z1, z2 = x1 * x2, x1 + x2
    h1, h2 = z1 * z2, z1 - z2
    y = h1 * h2
    return {
        ("y", "h1"): y / h1,
        ("y", "h2"): h1,
        ("h1", "z1"): h1 / z1,
        ("h1", "z2"): z1,
        ("h2", "z1"): 1,
        ("h2", "z2"): -1,
        ("z1", "x1"): z1 / x1,
        ("z1", "x2"): x1,
        ("z2", "x1"): 1,
        ("z2", "x2"): 1,
    }
