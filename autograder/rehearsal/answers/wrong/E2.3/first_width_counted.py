def cost(widths):
    paths = 1
    for w in widths[:-1]:
        paths *= w
    return paths, sum(a * b for a, b in zip(widths, widths[1:]))
