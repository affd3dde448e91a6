def path_sum(edges, a, b):
    if a == b:
        return 1.0
    return float(sum(slope * path_sum(edges, a, u) for (u, v), slope in edges.items() if v == b))
