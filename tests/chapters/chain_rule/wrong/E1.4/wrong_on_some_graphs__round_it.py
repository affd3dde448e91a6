def path_sum(edges, a, b):
    if a == b:
        return 1.0
    return round(sum(d * path_sum(edges, v, b) for (u, v), d in edges.items() if u == a), 2)
