def chain_1d(df, g, dg, x):
    print(df(g(x)) * dg(x))
