def cost(widths):
    p = 1
    for w in widths[1:-1]:
        p *= w
    e = sum(widths[i] * widths[i + 1] for i in range(len(widths) - 1))
    return p, e + len(widths)
