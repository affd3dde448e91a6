def local_derivatives(x1, x2):
    edges = []
    z1 = x1*x2; z2 = x1+x2
    h1 = z1*z2; h2 = z1-z2
    edges["y","h1"] = h2
    return edges
