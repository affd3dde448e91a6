def path_sum(edges, a, b):
    nxt = {}
    for (u, v), d in edges.items():
        nxt.setdefault(u, {})[v] = d
    if a == b:
        return 1.0
    return sum(d * path_sum(edges, v, b) for v, d in nxt[a].items())
