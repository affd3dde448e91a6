def cost(widths):
    w = np.array(widths)
    return int(np.prod(w[1:-1])), int(np.sum(w[:-1] * w[1:]))
