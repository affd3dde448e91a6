def all_paths(edges, a, b, depth=0):
    if a == b:
        return [[a]]
    if depth == 3:
        return []
    return [[a] + rest for u, v in edges if u == a for rest in all_paths(edges, v, b, depth + 1)]
