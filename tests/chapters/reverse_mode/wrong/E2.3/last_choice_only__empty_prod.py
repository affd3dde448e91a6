def cost(widths):
    p = 1
    for w in widths[1:-1]:
        p = w
    e = 0
    for a, b in zip(widths, widths[1:]):
        e = a * b
    return p, e
