def backward_order(edges, out):
    order = []

    def visit(n):
        for u, v in edges:
            if u == n:
                visit(v)
        if n not in order:
            order.insert(0, n)

    visit(out)
    return order


def reverse_mode(edges, out):
    g = {n: 0.0 for e in edges for n in e}
    g[out] = 1.0
    for n in backward_order(edges, out):
        for (u, v), d in edges.items():
            if u == n:
                g[v] += g[n] * d
    return g
