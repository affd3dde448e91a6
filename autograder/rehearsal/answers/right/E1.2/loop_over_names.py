def local_derivatives(x1, x2):
    v = {"x1": x1, "x2": x2}
    v["z1"], v["z2"] = x1 * x2, x1 + x2
    v["h1"], v["h2"] = v["z1"] * v["z2"], v["z1"] - v["z2"]
    out = {}
    for u, (a, b) in {"z1": ("x1", "x2"), "h1": ("z1", "z2"), "y": ("h1", "h2")}.items():
        out[(u, a)] = v[b]
        out[(u, b)] = v[a]
    out[("z2", "x1")] = out[("z2", "x2")] = out[("h2", "z1")] = 1
    out[("h2", "z2")] = -1
    return out
