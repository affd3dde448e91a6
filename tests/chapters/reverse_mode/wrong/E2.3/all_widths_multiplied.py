def cost(widths):
    return int(np.prod(widths[1:-1])), int(np.prod(widths))
