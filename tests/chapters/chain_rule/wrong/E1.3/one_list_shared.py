def all_paths(edges, a, b):
    found = []
    path = [a]

    def go(node):
        if node == b:
            found.append(path)
            return
        for u, v in edges:
            if u == node:
                path.append(v)
                go(v)
                path.pop()

    go(a)
    return found
