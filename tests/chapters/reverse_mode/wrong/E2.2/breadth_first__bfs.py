def reverse_mode(edges, out):
    g = {n: 0.0 for e in edges for n in e}
    g[out] = 1.0
    seen, todo = {out}, [out]
    while todo:
        n = todo.pop(0)
        for (u, v), d in edges.items():
            if u == n:
                g[v] += g[n] * d
                if v not in seen:
                    seen.add(v)
                    todo.append(v)
    return g
