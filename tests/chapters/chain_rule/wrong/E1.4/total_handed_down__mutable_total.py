def path_sum(edges, a, b, total=0):
    if a == b:
        return 1.0
    for (u, v), d in edges.items():
        if u == a:
            total += d * path_sum(edges, v, b, total)
    return total
