def chain_1d(df, g, dg, x):
    u = g(x)
    return df(u)
