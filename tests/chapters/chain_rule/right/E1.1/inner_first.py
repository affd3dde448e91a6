def chain_1d(df, g, dg, x):
    slope = dg(x)
    slope *= df(g(x))
    return slope
