def cost(widths):
    return sum(widths[1:-1]), sum(widths)
