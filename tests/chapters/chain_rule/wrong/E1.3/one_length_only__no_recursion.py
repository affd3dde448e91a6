def all_paths(edges, a, b):
    paths = []
    for (u, v) in edges:
        if u == a and v == b:
            paths.append([u, v])
    return paths
