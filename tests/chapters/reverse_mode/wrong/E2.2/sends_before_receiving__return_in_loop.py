def backward_order(edges, out):
    finished = []
    def visit(node):
        if node in finished:
            return
        for u, v in edges:
            if u == node:
                visit(v)
        finished.append(node)
    visit(out)
    return finished[::-1]

def reverse_mode(edges, out):
    gradient = {}
    for u, v in edges:
        gradient[u] = 0.0
        gradient[v] = 0.0
    gradient[out] = 1.0
    for u in backward_order(edges, out):
        for (a, v) in edges:
            if a == u:
                gradient[v] += gradient[u] * edges[a, v]
        return gradient
