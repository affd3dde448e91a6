def reverse_mode(edges, out):
    nodes = {n for e in edges for n in e}
    g = dict.fromkeys(nodes, 0.0)
    order = []
    def go(n):
        if n in order:
            return
        for u, v in edges:
            if u == n:
                go(v)
        order.append(n)
    go(out)
    for n in order[::-1]:
        if n == out:
            g[n] += 1.0
        for (u, v), d in edges.items():
            if u == n:
                g[v] += g[n] * d
    return g
