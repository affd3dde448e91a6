def all_paths(edges, a, b):
    if a == b:
        return [[a]]
    return [[a] + p for v in edges[a] for p in all_paths(edges, v, b)]
