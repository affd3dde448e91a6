def path_sum(edges, a, b):
    if a == b:
        return 1.0
    s, below = 0.0, 0.0
    for (u, v), d in edges.items():
        if u == a:
            s += d
            below += path_sum(edges, v, b)
    return s * below
