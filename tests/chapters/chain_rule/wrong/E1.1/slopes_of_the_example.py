def chain_1d(df, g, dg, x):
    return 2*g(x) * 3
