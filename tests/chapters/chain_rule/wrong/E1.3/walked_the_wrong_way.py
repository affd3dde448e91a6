def all_paths(edges, a, b):
    if a == b:
        return [[a]]
    found = []
    for u, v in edges:
        if v == a:
            found += [[a] + path for path in all_paths(edges, u, b)]
    return found
