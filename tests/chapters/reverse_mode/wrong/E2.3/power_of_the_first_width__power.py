def cost(widths):
    return widths[0] ** (len(widths) - 2), sum(a * b for a, b in zip(widths, widths[1:]))
