def all_paths(edges, a, b):
    if a == b:
        return [[a]]
    paths = []
    for u, v in edges:
        if u == a:
            paths += [[a] + p for p in all_paths(edges, v, b)]
    if paths:
        return paths
