def reverse_mode(edges, out):
    g = {out: 1.0}
    for u, v in edges:
        g[u] = 0.0
        g[v] = 0.0
    for n in backward_order(edges, out):
        for (u, v), d in edges.items():
            if u == n:
                g[v] += g[u] * d
    return g


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
