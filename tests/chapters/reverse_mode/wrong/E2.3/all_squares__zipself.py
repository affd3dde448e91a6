def cost(widths):
    p = 1
    for w in widths[1:-1]:
        p *= w
    return p, sum(a * b for a, b in zip(widths, widths))
