def all_paths(edges, a, b, seen=set()):
    if a == b:
        return [[a]]
    seen.add(a)
    return [[a] + p for (u, v) in edges if u == a and v not in seen for p in all_paths(edges, v, b, seen)]
