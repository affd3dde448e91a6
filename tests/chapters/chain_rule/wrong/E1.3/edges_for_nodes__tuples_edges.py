def all_paths(edges, a, b):
    if a == b:
        return [[]]
    return [[(u, v)] + p for (u, v) in edges if u == a for p in all_paths(edges, v, b)]
