def in_order(edges, out):
    done = []

    def visit(node):
        if node not in done:
            for u, v in edges:
                if u == node:
                    visit(v)
            done.append(node)

    visit(out)
    return done[::-1]


def reverse_mode(edges, out):
    grads = {n: 0.0 for pair in edges for n in pair} | {out: 2.0}
    for node in in_order(edges, out):
        for (u, v), slope in edges.items():
            if u == node:
                grads[v] += grads[u] * slope
    return grads
