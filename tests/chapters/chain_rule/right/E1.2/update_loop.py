def local_derivatives(x1, x2):
    d = {}
    z1, z2 = x1 * x2, x1 + x2
    d["z1", "x1"], d["z1", "x2"] = x2, x1
    for k in ("x1", "x2"):
        d["z2", k] = 1
    h = {"h1": z1 * z2, "h2": z1 - z2}
    d.update({("h1", "z1"): z2, ("h1", "z2"): z1, ("h2", "z1"): 1, ("h2", "z2"): -1})
    d["y", "h1"] = h["h2"]
    d["y", "h2"] = h["h1"]
    return d
