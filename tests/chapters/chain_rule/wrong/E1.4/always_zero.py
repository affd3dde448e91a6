def path_sum(edges, a, b):
    if a == b:
        return 0.0
    return sum(edges[u, v] * path_sum(edges, v, b) for (u, v) in edges if u == a)
