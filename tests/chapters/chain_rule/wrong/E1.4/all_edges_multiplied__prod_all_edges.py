def path_sum(edges, a, b):
    p = 1
    for e in edges.values():
        p *= e
    return p
