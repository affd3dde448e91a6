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
    order = backward_order(edges, out)
    for i in range(len(order) - 1):
        gradient[order[i+1]] += gradient[order[i]] * edges[order[i], order[i+1]]
    return gradient
