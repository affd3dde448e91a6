def backward_order(edges, out):
    done = []

    def visit(n):
        if n in done or not any(u == n for u, v in edges):
            return
        for u, v in edges:
            if u == n:
                visit(v)
        done.insert(0, n)

    visit(out)
    return done
