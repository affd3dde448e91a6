def chain_1d(df, g, dg, x):
    return df(g(1.0)) * dg(1.0)
