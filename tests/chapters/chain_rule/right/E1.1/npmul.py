chain_1d = lambda df, g, dg, x: float(np.multiply(df(g(x)), dg(x)))
