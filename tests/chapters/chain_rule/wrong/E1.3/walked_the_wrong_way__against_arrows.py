def all_paths(edges, a, b):
    if a == b:
        return [[a]]
    return [[a] + p for (u, v) in edges if v == a for p in all_paths(edges, u, b)]
