def chain_1d(df, g, dg, x):
    return df(g(x)) ** 2 * dg(x)
