def chain_1d(df, g, dg, x):
    return df(dg(x))
