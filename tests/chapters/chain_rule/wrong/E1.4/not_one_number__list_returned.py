def path_sum(edges, a, b):
    if a == b:
        return [1.0]
    return [d * p for (u, v), d in edges.items() if u == a for p in path_sum(edges, v, b)]
