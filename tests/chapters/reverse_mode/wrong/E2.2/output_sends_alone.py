def reverse_mode(edges, out):
    grads = {n: 0.0 for pair in edges for n in pair} | {out: 1.0}
    for (u, v), slope in edges.items():
        if u == out:
            grads[v] = slope
    return grads
