def all_paths(edges, a, b):
    if a == b:
        return [[a]]
    out = []
    for u, v in edges:
        if u == a:
            for p in all_paths(edges, v, b):
                out.append([a, b])
    return out
