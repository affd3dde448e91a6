def path_sum(edges, a, b):
    total = 0
    for (u, v), d in edges.items():
        if u == a:
            if v == b:
                total += d
            else:
                total += d * path_sum(edges, v, b)
    return total
