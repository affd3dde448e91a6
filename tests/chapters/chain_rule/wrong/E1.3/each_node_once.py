def all_paths(edges, a, b):
    seen = set()
    found = []

    def go(node, path):
        if node == b:
            found.append(path)
            return
        if node in seen:
            return
        seen.add(node)
        for u, v in edges:
            if u == node:
                go(v, path + [v])

    go(a, [a])
    return found
