def reverse_mode(edges, out):
    order = []

    def go(node):
        if node not in order:
            for u, v in edges:
                if u == node:
                    go(v)
            order.insert(0, node)

    go(out)
    grads = {node: 0.0 for edge in edges for node in edge}
    grads[out] = 1.0
    for node in order:
        for (u, v), d in edges.items():
            if u == node:
                grads[v] += grads[node] - d
    return grads
