def all_paths(edges, a, b, path=[], found=[]):
    path = path + [a]
    if a == b:
        found.append(path)
        return found
    for u, v in edges:
        if u == a:
            all_paths(edges, v, b, path, found)
    return found
