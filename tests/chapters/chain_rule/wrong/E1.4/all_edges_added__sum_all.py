def path_sum(edges, a, b):
    return sum(edges.values())
