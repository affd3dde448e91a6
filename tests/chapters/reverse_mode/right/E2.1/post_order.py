def backward_order(edges, out):
    order, seen = [], set()

    def visit(node):
        seen.add(node)
        for u, v in edges:
            if u == node and v not in seen:
                visit(v)
        order.append(node)

    visit(out)
    return order[::-1]
