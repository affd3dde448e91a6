def all_paths(edges, a, b):
    if a == b:
        return [[]]
    found = []
    for u, v in edges:
        if u == a:
            found += [[(u, v)] + path for path in all_paths(edges, v, b)]
    return found
