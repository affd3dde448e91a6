def backward_order(edges, out):
    children = {}
    for u, v in edges:
        children.setdefault(u, []).append(v)
    done = []

    def visit(n):
        if n not in done:
            for v in children.get(n, ()):
                visit(v)
            done.append(n)

    visit(out)
    return done[::-1]
