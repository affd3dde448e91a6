def chain_1d(df, g, dg, x):
    z = g(x)
    return df(z)
