def all_paths(edges, a, b):
    if a == b:
        return [[b]]
    return [p + [b] for (u, v) in edges if v == b for p in all_paths(edges, a, u)][::-1][:2]
