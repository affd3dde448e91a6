def chain_1d(df, g, dg, x):
    return round(df(g(x)) * dg(x), 5)
