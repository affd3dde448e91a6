def chain_1d(df, g, dg, x):
    return df(x * g(x)) * dg(x)
