def all_paths(edges, a, b):
    paths = [[a]]
    while True:
        new = [p + [v] for p in paths for (u, v) in edges if u == p[-1]]
        if not new:
            return paths
        paths = new
