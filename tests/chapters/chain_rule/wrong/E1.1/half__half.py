def chain_1d(df, g, dg, x):
    return 0.5 * df(g(x)) * dg(x)
