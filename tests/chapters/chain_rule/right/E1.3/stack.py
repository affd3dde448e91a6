def all_paths(edges, a, b):
    found, waiting = [], [[a]]
    while waiting:
        path = waiting.pop()
        if path[-1] == b:
            found.append(path)
            continue
        for u, v in edges:
            if u == path[-1]:
                waiting.append(path + [v])
    return found
