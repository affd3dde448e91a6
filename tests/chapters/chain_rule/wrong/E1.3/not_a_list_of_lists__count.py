def all_paths(edges, a, b):
    if a == b:
        return 1
    return sum(all_paths(edges, v, b) for (u, v) in edges if u == a)
