def all_paths(edges, a, b):
    if a == b:
        return [[a]]
    out = []
    for u, v in edges:
        if u == a:
            out.append([a, all_paths(edges, v, b)])
    return out
