def cost(widths):
    return int(np.prod(widths[1:-1])), sum(a + b for a, b in zip(widths, widths[1:]))
