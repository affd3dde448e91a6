def local_derivatives(x1, x2):
    z1, z2 = x1 * x2, x1 + x2
    h1, h2 = z1 * z2, z1 - z2
    boxes = {"y": (("h1", "h2"), lambda a, b: a * b), "h1": (("z1", "z2"), lambda a, b: a * b), "h2": (("z1", "z2"), lambda a, b: a - b), "z1": (("x1", "x2"), lambda a, b: a * b), "z2": (("x1", "x2"), lambda a, b: a + b)}
    values = dict(x1=x1, x2=x2, z1=z1, z2=z2, h1=h1, h2=h2)
    out = {}
    for box, ((a, b), f) in boxes.items():
        out[(box, a)] = f(values[a] + 1e-20j, values[b]).imag / 1e-20
        out[(box, b)] = f(values[a], values[b] + 1e-20j).imag / 1e-20
    return out
