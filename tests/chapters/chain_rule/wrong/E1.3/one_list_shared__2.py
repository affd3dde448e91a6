def all_paths(edges, a, b):
    found = []

    def go(node, path):
        path.append(node)
        if node == b:
            found.append(path)
        else:
            for u, v in edges:
                if u == node:
                    go(v, path)
        path.pop()

    go(a, [])
    return found
