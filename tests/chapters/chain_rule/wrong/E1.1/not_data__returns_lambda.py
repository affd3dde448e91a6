def chain_1d(df, g, dg, x):
    return lambda x: df(g(x)) * dg(x)
