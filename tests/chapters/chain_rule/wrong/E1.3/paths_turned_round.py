def all_paths(edges, a, b):
    if a == b:
        return [[a]]
    found = []
    for u, v in edges:
        if v == b:
            for path in all_paths(edges, a, u):
                found.append([b] + path)
    return found
