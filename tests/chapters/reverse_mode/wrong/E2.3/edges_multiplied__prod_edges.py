def cost(widths):
    e = 1
    for a, b in zip(widths, widths[1:]):
        e *= a * b
    return int(np.prod(widths[1:-1])), e
