def backward_order(edges, out):
    order = []
    def go(n):
        if n in order:
            return
        for u, v in sorted(edges):
            if u == n:
                go(v)
        order.append(n)
    go(out)
    return tuple(reversed(order))
