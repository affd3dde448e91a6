def chain_1d(df, g, dg, x):
    h = 1e-6
    return (df(g(x + h)) - df(g(x - h))) / (2 * h)
