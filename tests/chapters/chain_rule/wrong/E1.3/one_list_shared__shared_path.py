def all_paths(edges, a, b, path=None, found=None):
    path = [] if path is None else path
    found = [] if found is None else found
    path.append(a)
    if a == b:
        found.append(path)
    for u, v in edges:
        if u == a:
            all_paths(edges, v, b, path, found)
    path.pop()
    return found
