def backward_order(edges, out):
    order, done = [], set()

    def visit(node):
        done.add(node)
        for u, v in edges:
            if u == node and v not in done:
                visit(v)
                break
        order.append(node)

    visit(out)
    return order[::-1]
