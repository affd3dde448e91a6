def path_sum(edges, a, b):
    return 1 if a == b else sum(edges[e] * path_sum(edges, e[1], b) for e in edges if e[0] == a)
