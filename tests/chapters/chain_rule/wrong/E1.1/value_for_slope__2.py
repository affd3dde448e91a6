def chain_1d(df, g, dg, x):
    inner = g(x)
    return inner * df(inner)
