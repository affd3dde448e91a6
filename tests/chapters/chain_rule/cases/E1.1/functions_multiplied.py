def chain_1d(df, g, dg, x):
    slope = df * dg
    return slope(x)
