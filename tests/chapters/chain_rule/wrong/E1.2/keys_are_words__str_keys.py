def local_derivatives(x1, x2):
    z1 = x1 * x2
    z2 = x1 + x2
    h1 = z1 * z2
    h2 = z1 - z2
    return {"y_h1": h2, "y_h2": h1, "h1_z1": z2, "h1_z2": z1, "h2_z1": 1.0, "h2_z2": -1.0, "z1_x1": x2, "z1_x2": x1, "z2_x1": 1.0, "z2_x2": 1.0}
