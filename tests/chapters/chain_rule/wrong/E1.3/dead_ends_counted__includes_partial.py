def all_paths(edges, a, b):
    paths, todo = [], [[a]]
    while todo:
        p = todo.pop()
        paths.append(p)
        todo += [p + [v] for (u, v) in edges if u == p[-1]]
    return paths
