def chain_1d(df, g, dg, x):
    z = g(x)
    outer = df(z)
    inner = dg(x)
    return outer + inner
