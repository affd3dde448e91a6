def chain_1d(df, g, dg, x):
    a = dg(x)
    return df(a) * a
