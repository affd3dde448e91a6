def all_paths(edges, a, b):
    if a == b:
        return [[a]]
    if (a, b) in edges:
        return [[a, b]]
    paths = []
    for u, v in edges.keys():
        if u == a:
            for p in all_paths(edges, v, b):
                paths.append([a] + p)
    return paths
