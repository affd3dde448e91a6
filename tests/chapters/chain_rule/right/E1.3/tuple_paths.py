def all_paths(edges, a, b):
    children = {}
    for u, v in edges:
        children.setdefault(u, []).append(v)
    def walk(node):
        if node == b:
            yield (node,)
            return
        for child in children.get(node, []):
            for tail in walk(child):
                yield (node,) + tail
    return [list(p) for p in walk(a)]
