def all_paths(edges, a, b):
    after = {}
    for u, v in edges:
        after.setdefault(u, set()).add(v)

    def go(node):
        if node == b:
            yield [node]
            return
        for v in sorted(after.get(node, ())):
            for rest in go(v):
                yield [node, *rest]

    return sorted(go(a), key=len)
