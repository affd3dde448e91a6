def backward_order(edges, out):
    order, done = [], set()

    def visit(node):
        if node in done:
            return
        done.add(node)
        below = [v for u, v in edges if u == node]
        for v in below:
            visit(v)
        if below:
            order.append(node)

    visit(out)
    return order[::-1]
