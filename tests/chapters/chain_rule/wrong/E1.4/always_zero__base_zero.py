def path_sum(edges, a, b):
    if a == b:
        return 0.0
    return sum(d * path_sum(edges, v, b) for (u, v), d in edges.items() if u == a)
