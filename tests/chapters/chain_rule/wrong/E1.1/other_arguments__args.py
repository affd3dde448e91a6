def chain_1d(f, df, g, dg, x):
    return df(g(x)) * dg(x)
