def chain_1d(df, g, dg, x):
    h = 1e-4
    u = g(x)
    return (df(u + h) - df(u - h)) / (2 * h)
