def all_paths(edges, a, b):
    waiting, found = [[name] for edge in edges for name in edge[:1]], []
    while waiting:
        path = waiting.pop()
        if path[-1] == b:
            found.append(path)
        waiting += [path + [v] for u, v in edges if u == path[-1]]
    return found
