def backward_order(edges, out):
    order = []

    def visit(node):
        if node in order:
            return
        order.append(node)
        for u, v in edges:
            if u == node:
                visit(v)

    visit(out)
    return order
