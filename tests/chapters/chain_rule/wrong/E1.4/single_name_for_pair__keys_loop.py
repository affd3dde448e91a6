def path_sum(edges, a, b):
    if a == b:
        return 1.0
    s = 0
    for u, v in edges:
        if u == a:
            s += edges[v] * path_sum(edges, v, b)
    return s
