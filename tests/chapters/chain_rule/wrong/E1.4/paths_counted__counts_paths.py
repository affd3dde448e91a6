def path_sum(edges, a, b):
    if a == b:
        return 1
    return sum(path_sum(edges, v, b) for (u, v) in edges if u == a)
