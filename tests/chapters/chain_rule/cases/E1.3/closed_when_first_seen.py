def all_paths(edges, a, b):
    waiting, seen, found = [[a]], {a}, []
    while waiting:
        path = waiting.pop()
        if path[-1] == b:
            found.append(path)
            continue
        for u, v in edges:
            if u == path[-1] and v not in seen:
                seen.add(v)
                waiting.append(path + [v])
    return found
