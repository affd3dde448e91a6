def cost(widths):
    return {"n_paths": int(np.prod(widths[1:-1])), "n_edges": sum(a * b for a, b in zip(widths, widths[1:]))}
