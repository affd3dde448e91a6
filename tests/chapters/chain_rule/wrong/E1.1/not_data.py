def chain_1d(df, g, dg, x):
    return lambda t: df(g(t)) * dg(t)
