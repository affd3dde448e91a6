def cost(widths):
    return widths[-2], sum(a * b for a, b in zip(widths, widths[1:]))
