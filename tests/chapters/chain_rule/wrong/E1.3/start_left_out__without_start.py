def all_paths(edges, a, b):
    if a == b:
        return [[]]
    return [[v] + path for (u, v) in edges if u == a for path in all_paths(edges, v, b)]
