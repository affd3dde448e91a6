def all_paths(edges, a, b):
    found = []
    for u, v in edges:
        if u == a:
            if v == b:
                found.append([a, b])
            for path in all_paths(edges, v, b):
                found.append([a] + path)
    return found
