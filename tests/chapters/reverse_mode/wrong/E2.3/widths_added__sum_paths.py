def cost(widths):
    return sum(widths[1:-1]), sum(a * b for a, b in zip(widths, widths[1:]))
