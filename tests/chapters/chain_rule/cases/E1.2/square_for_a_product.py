def local_derivatives(x1, x2):
    z1 = x1 * x2
    z2 = x1 + x2
    h1 = z1 * z2
    h2 = z1 - z2
    d = {}
    d["z1", "x1"] = 2 * x1
    d["z1", "x2"] = 2 * x2
    d["z2", "x1"] = d["z2", "x2"] = 1.0
    d["h1", "z1"], d["h1", "z2"] = z2, z1
    d["h2", "z1"], d["h2", "z2"] = 1.0, -1.0
    d["y", "h1"], d["y", "h2"] = h2, h1
    return d
