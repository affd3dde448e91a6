def all_paths(edges, a, b):
    waiting = [[a]]
    seen = {a}
    while waiting:
        path = waiting.pop(0)
        if path[-1] == b:
            return [path]
        for u, v in edges:
            if u == path[-1] and v not in seen:
                seen.add(v)
                waiting.append(path + [v])
    return []
