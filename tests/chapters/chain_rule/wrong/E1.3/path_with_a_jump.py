def all_paths(edges, a, b):
    # every way to skip nodes of a real path, too
    def walk(node):
        if node == b:
            return [[b]]
        return [[node] + rest for u, v in edges if u == node for rest in walk(v)]

    found = walk(a)
    return found + [[a, b]] * (len(found) > 3)
