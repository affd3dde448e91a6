def reverse_mode(edges, out):
    grads = {n: 0.0 for pair in edges for n in pair} | {out: 1.0}
    for (u, v), slope in edges.items():
        if u == out:
            grads[v] += slope
            for (a, b), more in edges.items():
                if a == v:
                    grads[b] += slope * more
    return grads
