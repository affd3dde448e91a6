def path_sum(edges, a, b):
    after = {}
    for (u, v), slope in edges.items():
        after.setdefault(u, []).append((v, slope))
    if a == b:
        return 1.0
    if a not in after:
        return 0.0

    def go(node):
        if node == b:
            return 1.0
        return sum(slope * go(v) for v, slope in after[node])

    return go(a)
