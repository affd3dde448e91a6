def path_sum(edges, a, b):
    def paths(a):
        if a == b:
            return [[a]]
        return [[a] + rest for u, v in edges if u == a for rest in paths(v)]

    total = 0.0
    for path in paths(a):
        product = 1.0
        for i in range(len(path) - 2):
            product *= edges[path[i], path[i + 1]]
        total += product
    return total
