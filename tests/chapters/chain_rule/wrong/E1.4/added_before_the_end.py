def all_paths(edges, a, b):
    if a == b:
        return [[a]]
    paths = []
    for u, v in edges:
        if u == a:
            for p in all_paths(edges, v, b):
                paths.append([a] + p)
    return paths

def path_sum(edges, a, b):
    total = 0.0
    for path in all_paths(edges, a, b):
        product = 1.0
        for i in range(len(path) - 1):
            product *= edges[path[i], path[i+1]]
            total += product
    return total
