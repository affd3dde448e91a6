def all_paths(edges, a, b):
    found = []

    def go(node, path):
        if node == b:
            found.append(path)
        for u, v in edges:
            if u == node and node != b:
                go(v, path + [v])

    go(a, [a])
    return found if found else [[]]
