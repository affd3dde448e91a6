def all_paths(edges, a, b):
    if a == b:
        return [[a]]
    for u, v in edges:
        if u == a:
            rest = all_paths(edges, v, b)
            if rest:
                return [[a] + rest[0]]
    return []
