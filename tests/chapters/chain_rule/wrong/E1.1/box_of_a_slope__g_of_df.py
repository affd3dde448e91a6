def chain_1d(df, g, dg, x):
    return g(df(x)) * dg(x)
