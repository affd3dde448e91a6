def chain_1d(df, g, dg, x):
    # f is outside, so its slope comes first ... at x?
    return df(x) * dg(g(x))
