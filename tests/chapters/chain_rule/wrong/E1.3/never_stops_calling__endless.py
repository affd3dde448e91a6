def all_paths(edges, a, b):
    out = []
    for (u, v) in edges:
        if u == a:
            for p in all_paths(edges, a, b):
                out.append([u] + p)
    return out
