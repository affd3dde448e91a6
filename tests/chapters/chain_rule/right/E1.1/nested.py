def chain_1d(df, g, dg, x):
    def h(t):
        return df(t)
    return h(g(x)) * dg(x)
