def all_paths(edges, a, b):
    if a == b:
        return [[a]]
    out = []
    for u, v in edges:
        if u == a:
            for rest in all_paths(edges, v, b):
                p = []
                p += a
                p += rest
                out.append(p)
    return out
