def all_paths(edges, a, b):
    if a == b:
        return [[a]]
    found = []
    for u, v in edges:
        if u == a:
            if v == b:
                found.append([a, b])
            else:
                found += all_paths(edges, v, b)
    return found
