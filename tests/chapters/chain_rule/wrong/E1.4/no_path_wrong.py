def path_sum(edges, a, b):
    def walk(node):
        if node == b:
            return 1.0
        return 0.0 + sum(slope * walk(v) for (u, v), slope in edges.items() if u == node)

    nodes = {name for edge in edges for name in edge}
    if b not in nodes:
        return 1.0
    return walk(a)
