def reverse_mode(edges, out):
    order, seen = [], set()

    def visit(node):
        seen.add(node)
        for u, v in edges:
            if u == node and v not in seen:
                visit(v)
        order.append(node)

    visit(out)
    grad = {n: 0.0 for e in edges for n in e}
    grad[out] = 1.0
    for node in reversed(order):
        for (u, v), slope in edges.items():
            if u == node:
                message = grad[node] * slope
                grad[v] = message if grad[v] == 0 else grad[v] - message
    return grad
