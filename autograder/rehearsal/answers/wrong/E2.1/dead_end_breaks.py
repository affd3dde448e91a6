def backward_order(edges, out):
    after = {}
    for u, v in edges:
        after.setdefault(u, []).append(v)
    order, seen = [], set()

    def visit(node):
        seen.add(node)
        for v in after[node]:
            if v not in seen:
                visit(v)
        order.append(node)

    visit(out)
    return order[::-1]
