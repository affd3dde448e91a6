def reverse_mode(edges, out):
    grad = {n: 0.0 for e in edges for n in e}
    grad[out] = 0.0

    def push(node, message):
        grad[node] += message
        for (u, v), slope in edges.items():
            if u == node:
                push(v, message * slope)

    push(out, 1.0)
    return grad
