def reverse_mode(edges, out):
    g = {out: 1.0}
    for (u, v), d in edges.items():
        g[v] = g[v] + g[u] * d
    return g
