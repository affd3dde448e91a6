def path_sum(edges, a, b):
    total = 0.0
    for (u, v), slope in edges.items():
        if u == a:
            total += slope if v == b else slope * path_sum(edges, v, b)
    return total
