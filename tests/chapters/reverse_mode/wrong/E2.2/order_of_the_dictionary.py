def reverse_mode(edges, out):
    grad = {n: 0.0 for e in edges for n in e}
    grad[out] = 1.0
    for (u, v), slope in edges.items():
        grad[v] += grad[u] * slope
    return grad
