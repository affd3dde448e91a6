def cost(widths):
    return widths[1], sum(a * b for a, b in zip(widths, widths[1:]))
