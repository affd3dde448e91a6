def chain_1d(df, g, dg, x):
    outer = df(x)
    inner = dg(x)
    return outer * inner
