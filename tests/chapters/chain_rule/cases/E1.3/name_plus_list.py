def all_paths(edges, a, b):
    if a == b:
        return [[b]]
    found = []
    for (u, v) in edges:
        if u == a:
            for rest in all_paths(edges, v, b):
                found.append(a + rest)
    return found
