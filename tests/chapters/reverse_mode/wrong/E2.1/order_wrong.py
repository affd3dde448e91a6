def backward_order(edges, out):
    order, done = [], set()

    def visit(node):
        done.add(node)
        for u, v in edges:
            if u == node and v not in done:
                visit(v)
        order.append(node)

    visit(out)
    order = order[::-1]
    # "the second one is always an input, surely"
    return order[:1] + order[2:3] + order[1:2] + order[3:]
