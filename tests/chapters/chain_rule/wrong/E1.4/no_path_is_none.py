def path_sum(edges, a, b):
    if a == b:
        return 1.0
    parts = []
    for (u, v), slope in edges.items():
        if u == a:
            rest = path_sum(edges, v, b)
            if rest is not None:
                parts.append(slope * rest)
    if parts:
        return sum(parts)
