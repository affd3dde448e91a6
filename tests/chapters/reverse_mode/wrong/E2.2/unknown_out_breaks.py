def reverse_mode(edges, out):
    after = {n: [] for e in edges for n in e}
    for u, v in edges:
        after[u].append(v)
    order, seen = [], set()

    def visit(node):
        seen.add(node)
        for v in after[node]:
            if v not in seen:
                visit(v)
        order.append(node)

    visit(out)
    grad = {n: 0.0 for n in after}
    grad[out] = 1.0
    for node in reversed(order):
        for v in after[node]:
            grad[v] += grad[node] * edges[node, v]
    return grad
