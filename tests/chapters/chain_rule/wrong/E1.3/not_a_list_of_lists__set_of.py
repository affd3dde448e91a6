def all_paths(edges, a, b):
    out = {}
    if a == b:
        return {(a,): 1.0}
    for (u, v), d in edges.items():
        if u == a:
            for p, x in all_paths(edges, v, b).items():
                out[(a,) + p] = d * x
    return out
