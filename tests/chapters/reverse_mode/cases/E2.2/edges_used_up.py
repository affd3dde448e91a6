def reverse_mode(edges, out):
    g = {n: 0.0 for pair in edges for n in pair}
    g[out] = 1.0
    while edges:
        targets = {v for u, v in edges}
        ready = [n for n in g if n not in targets and any(u == n for u, v in edges)]
        for n in ready:
            for u, v in [e for e in edges if e[0] == n]:
                g[v] += g[n] * edges.pop((u, v))
    return g
