def backward_order(edges, out):
    nodes = {n for e in edges for n in e} | {out}
    order = []

    def visit(node):
        if node not in order:
            for u, v in edges:
                if u == node:
                    visit(v)
            order.append(node)

    for node in sorted(nodes - {out}):
        visit(node)
    visit(out)
    return order[::-1]
