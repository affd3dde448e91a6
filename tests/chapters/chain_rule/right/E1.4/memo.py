def path_sum(edges, a, b):
    known = {b: 1.0}
    def go(n):
        if n not in known:
            known[n] = sum((d * go(v) for (u, v), d in edges.items() if u == n), 0.0)
        return known[n]
    return go(a)
