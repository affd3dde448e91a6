def local_derivatives(x1, x2):
    z1, z2 = x1 * x2, x1 + x2
    h1, h2 = z1 * z2, z1 - z2
    # a slip in one number that is nobody's habit
    return {
        ("y", "h1"): h2, ("y", "h2"): h1,
        ("h1", "z1"): z2, ("h1", "z2"): z1 + 0.5, ("h2", "z1"): 1, ("h2", "z2"): -1,
        ("z1", "x1"): x2, ("z1", "x2"): x1, ("z2", "x1"): 1, ("z2", "x2"): 1,
    }
