def all_paths(edges, a, b):
    after = {}
    for u, v in edges:
        after.setdefault(u, []).append(v)
    if a == b:
        return [[a]]
    if a not in after:
        return []

    def go(node):
        if node == b:
            return [[node]]
        return [[node] + path for v in after[node] for path in go(v)]

    return go(a)
