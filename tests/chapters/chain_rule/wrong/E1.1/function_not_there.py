def chain_1d(df, g, dg, x):
    return f(g(x)) * dg(x)
