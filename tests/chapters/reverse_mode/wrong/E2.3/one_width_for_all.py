def cost(widths):
    k = widths[0]
    levels = len(widths) - 2
    return k**levels, levels * k * k + k
