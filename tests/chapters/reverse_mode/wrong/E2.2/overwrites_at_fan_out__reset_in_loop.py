def reverse_mode(edges, out):
    order = []
    def go(n):
        if n not in order:
            for u, v in edges:
                if u == n:
                    go(v)
            order.insert(0, n)
    go(out)
    g = {n: 0.0 for e in edges for n in e}
    g[out] = 1.0
    for n in order:
        for (u, v), d in edges.items():
            if u == n:
                g[v] = 0.0
                g[v] += g[n] * d
    return g
