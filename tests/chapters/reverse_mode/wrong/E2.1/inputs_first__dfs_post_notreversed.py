def backward_order(edges, out):
    order = []
    def go(n):
        for u, v in edges:
            if u == n and v not in order:
                go(v)
        if n not in order:
            order.append(n)
    go(out)
    return order
