def path_sum(edges, a, b):
    if a == b:
        return 1.0
    for (u, v), slope in edges.items():
        if u == a:
            rest = path_sum(edges, v, b)
            if rest != 0:
                return slope * rest
    return 0.0
