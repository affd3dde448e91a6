def reverse_mode(edges, out):
    g = {n: 0.0 for e in edges for n in e}
    g[out] = 1.0
    for (u, v), d in edges.items():
        g[v] += d
    return g
