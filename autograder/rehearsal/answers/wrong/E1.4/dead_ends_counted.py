def path_sum(edges, a, b):
    steps = [(v, slope) for (u, v), slope in edges.items() if u == a]
    if a == b or not steps:
        return 1.0
    return sum(slope * path_sum(edges, v, b) for v, slope in steps)
