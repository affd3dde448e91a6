def local_derivatives(x1, x2):
    z1, z2 = x1 * x2, x1 + x2
    h1, h2 = z1 * z2, z1 - z2
    d = {}
    d["y", "h1"], d["y", "h2"] = h2, h1
    d["h1", "z1"], d["h1", "z2"] = z2, z1
    d["h2", "z1"], d["h2", "z2"] = z1, -z2
    d["z1", "x1"], d["z1", "x2"] = x2, x1
    d["z2", "x1"], d["z2", "x2"] = x1, x2
    return d
