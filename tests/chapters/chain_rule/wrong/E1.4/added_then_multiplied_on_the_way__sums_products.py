def path_sum(edges, a, b):
    if a == b:
        return 1.0
    total = 1.0
    for (u, v), d in edges.items():
        if u == a:
            total *= d + path_sum(edges, v, b)
    return total
