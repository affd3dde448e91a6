def path_sum(edges, a, b):
    if a == b:
        return 1.0

    def paths(a):
        if a == b:
            return [[a]]
        return [[a] + rest for u, v in edges if u == a for rest in paths(v)]

    total = 1.0
    for path in paths(a):
        total *= sum(edges[u, v] for u, v in zip(path, path[1:]))
    return total
