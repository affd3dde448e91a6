def backward_order(edges, out):
    done = []

    def visit(n):
        if n not in done:
            for u, v in edges:
                if u == n:
                    visit(v)
            done.append(n)

    visit(out)
    return done[::-1]


def reverse_mode(edges, out):
    g = {n: 0.0 for e in edges for n in e}
    g[out] = 1.0
    for n in backward_order(edges, out):
        g[n] = sum(g[u] * d for (u, v), d in edges.items() if v == n)
    return g
