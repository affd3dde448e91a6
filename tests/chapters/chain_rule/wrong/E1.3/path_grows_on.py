def all_paths(edges, a, b, path=None):
    path = [] if path is None else path
    path.append(a)
    if a == b:
        return [list(path)]
    found = []
    for u, v in edges:
        if u == a:
            found += all_paths(edges, v, b, path)
    return found
