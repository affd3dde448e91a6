def all_paths(edges, a, b, paths=[]):
    if a == b:
        return [[a]]
    for u, v in edges:
        if u == a:
            for p in all_paths(edges, v, b):
                paths.append([a] + p)
    return paths
