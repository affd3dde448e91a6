def backward_order(edges, out):
    finished = []
    def visit(node):
        if node in finished:
            return
        for u, v in edges:
            if u == node:
                visit(v)
        finished.append(node)
    return finished[::-1]
