def chain_1d(df, g, dg, x):
    eps = 1e-5
    return df(g(x)) * (g(x + eps) - g(x)) / eps
