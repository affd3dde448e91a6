def backward_order(edges, out):
    children = {}
    for u, v in edges:
        children.setdefault(u, []).append(v)
    order = []
    def go(n):
        for c in children[n]:
            go(c)
        if n not in order:
            order.insert(0, n)
    go(out)
    return order
