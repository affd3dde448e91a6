def backward_order(edges, out):
    done = []

    def visit(n):
        for v in edges.get(n, ()):
            visit(v)
        if n not in done:
            done.append(n)

    visit(out)
    return done[::-1]
