def reverse_mode(edges, out):
    order = []

    def walk_below(n):
        for u, v in edges:
            if u == n:
                walk_below(v)
        if n not in order:
            order.insert(0, n)

    walk_below(out)
    g = {n: 0.0 for e in edges for n in e}
    g[out] = 1.0
    for n in order:
        for (u, v), d in edges.items():
            if u == n:
                g[v] += g[n] * d
    return g
