def reverse_mode(edges, out):
    g = {n: 0.0 for e in edges for n in e}
    g[out] = 1.0
    layer = {out}
    while layer:
        nxt = set()
        for (u, v), d in edges.items():
            if u in layer:
                g[v] += g[u] * d
                nxt.add(v)
        layer = nxt
    return g
