def all_paths(edges, a, b):
    if a not in edges:
        return []
    if a == b:
        return [[a]]
    return [[a] + rest for u, v in edges if u == a for rest in all_paths(edges, v, b)]
