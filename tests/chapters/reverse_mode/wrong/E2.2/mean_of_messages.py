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
        if node != out:
            parts = [grad[u] * s for (u, v), s in edges.items() if v == node and u in seen]
            grad[node] = sum(parts) / len(parts)
    return grad
