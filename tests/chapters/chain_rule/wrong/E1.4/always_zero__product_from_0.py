def path_sum(edges, a, b):
    def paths(a):
        if a == b:
            return [[a]]
        return [[a] + rest for u, v in edges if u == a for rest in paths(v)]

    total = 0.0
    for path in paths(a):
        product = 0
        for u, v in zip(path, path[1:]):
            product *= edges[u, v]
        total += product
    return total
