def chain_1d(df, g, dg, x):
    g = 3*x
    dg = 3
    df = 2*g
    return df*dg
