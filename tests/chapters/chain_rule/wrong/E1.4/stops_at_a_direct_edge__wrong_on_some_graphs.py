def path_sum(edges, a, b):
    if (a, b) in edges:
        return edges[a, b]
    if a == b:
        return 1.0
    return 0.0 + sum(slope * path_sum(edges, v, b) for (u, v), slope in edges.items() if u == a)
