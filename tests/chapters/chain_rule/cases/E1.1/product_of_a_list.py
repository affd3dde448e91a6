def chain_1d(df, g, dg, x):
    inner = g(x)
    slopes = [df(inner), dg(x)]
    return np.prod(slopes)
