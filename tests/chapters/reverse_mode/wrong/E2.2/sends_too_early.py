def reverse_mode(edges, out):
    grad = {n: 0.0 for e in edges for n in e}
    grad[out] = 1.0

    def push(node):
        for (u, v), slope in edges.items():
            if u == node:
                grad[v] += grad[node] * slope
                push(v)

    push(out)
    return grad
