def all_paths(edges, a, b):
    def walk(node):
        if node == b:
            return [[b]]
        return [[node] + rest for u, v in edges if u == node for rest in walk(v)]

    found = walk(a)
    if not found:
        return [[a]]
    return found
