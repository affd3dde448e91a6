def backward_order(edges, out):
    order = []

    def visit(node):
        if node not in order:
            for u, v in edges:
                if u == node:
                    visit(v)
            order.append(node)

    visit(out)
    return order
