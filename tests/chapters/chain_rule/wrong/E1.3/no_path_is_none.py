def all_paths(edges, a, b):
    if a == b:
        return [[a]]
    found = []
    for u, v in edges:
        if u == a:
            rest = all_paths(edges, v, b)
            if rest is not None:
                found += [[a] + path for path in rest]
    if found:
        return found
