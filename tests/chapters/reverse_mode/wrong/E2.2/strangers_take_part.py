def reverse_mode(edges, out):
    nodes = {n for e in edges for n in e} | {out}
    done, grad = [], {n: 0.0 for n in nodes}

    def visit(node):
        if node not in done:
            for u, v in edges:
                if u == node:
                    visit(v)
            done.append(node)

    for node in sorted(nodes):
        visit(node)
    for node in nodes:
        if all(v != node for u, v in edges):
            grad[node] = 1.0
    for node in reversed(done):
        for (u, v), slope in edges.items():
            if u == node:
                grad[v] += grad[node] * slope
    return grad
