def cost(widths):
    return len(widths) - 2, sum(a * b for a, b in zip(widths, widths[1:]))
