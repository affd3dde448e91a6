def all_paths(edges, a, b):
    if a == b:
        return [[a]]
    steps = [v for u, v in edges if u == a]
    if not steps:
        return [[a]]
    return [[a] + path for v in steps for path in all_paths(edges, v, b)]
