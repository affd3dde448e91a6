def all_paths(edges, a, b):
    if a == b:
        return [[a]]
    found = []
    for (u, v), slope in edges.items():
        if u == a and slope:
            found += [[a] + path for path in all_paths(edges, v, b)]
    return found
