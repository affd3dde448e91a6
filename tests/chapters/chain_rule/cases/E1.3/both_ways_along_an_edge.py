def all_paths(edges, a, b):
    if a == b:
        return [[a]]
    ways = []
    for edge in edges:
        if a in edge:
            other = edge[1] if edge[0] == a else edge[0]
            ways += [[a] + way for way in all_paths(edges, other, b)]
    return ways
