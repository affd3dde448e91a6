def reverse_mode(edges, out):
    order = []
    def go(n):
        if n in order:
            return
        for u, v in edges:
            if u == n:
                go(v)
        order.append(n)
    go(out)
    g = {n: 0.0 for e in edges for n in e}
    g[out] = 1.0
    for n in order[::-1]:
        for (u, v), d in edges.items():
            if u == n:
                g[v] += g[out] * d
    return g
