def cost(widths):
    return int(np.prod(widths[1:-1])), sum((a + 1) * b for a, b in zip(widths[:-1], widths[1:]))
