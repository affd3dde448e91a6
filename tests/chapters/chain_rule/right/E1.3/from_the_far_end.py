def all_paths(edges, a, b):
    found = []
    queue = [(b,)]
    while queue:
        path = queue.pop(0)
        if path[0] == a:
            found.append(path)
            continue
        queue.extend((u,) + path for u, v in edges if v == path[0])
    return tuple(found)
