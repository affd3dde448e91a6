def all_paths(edges, a, b):
    nodes = {n for edge in edges for n in edge}
    found = []

    def go(node, path):
        if node == b:
            found.append(path)
            return
        for u, v in edges:
            if u == node:
                go(v, path + [v])

    go(a, [a])
    for n in nodes:
        if (a, n) in edges and n != b:
            for path in list(found):
                if path[1:2] == [n]:
                    found.append(path)
    return found
