def reverse_mode(edges, out):
    grad = {n: 0.0 for e in edges for n in e}
    grad[out] = 1.0
    reached = {out}
    for _ in edges:
        reached |= {v for u, v in edges if u in reached}
    for (u, v), slope in edges.items():
        if u in reached:
            grad[v] += slope
    return grad
