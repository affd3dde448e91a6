def chain_1d(df, g, dg, x):
    y = g(x)
    dy = dg(y)
    return dy * df(x)
