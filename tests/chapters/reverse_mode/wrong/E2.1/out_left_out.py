def backward_order(edges, out):
    order, done = [], set()

    def visit(node):
        for u, v in edges:
            if u == node and v not in done:
                done.add(v)
                visit(v)
                order.append(v)

    visit(out)
    return order[::-1]
