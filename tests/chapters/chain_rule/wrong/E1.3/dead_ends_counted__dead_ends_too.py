def all_paths(edges, a, b):
    nexts = [v for u, v in edges if u == a]
    if a == b or not nexts:
        return [[a]]
    return [[a] + p for v in nexts for p in all_paths(edges, v, b)]
