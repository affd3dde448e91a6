def all_paths(edges, a, b):
    found, path = [], []

    def go(node):
        path.append(node)
        if node == b:
            found.append(list(path))
        else:
            for u, v in edges:
                if u == node:
                    go(v)
        path.pop()

    go(a)
    return found
