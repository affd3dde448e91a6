def chain_1d(df, g, dg, x):
    return dg(x)
