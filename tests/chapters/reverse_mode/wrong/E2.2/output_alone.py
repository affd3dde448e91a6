def reverse_mode(edges, out):
    grads = {n: 0.0 for pair in edges for n in pair} | {out: 1.0}
    waiting = [out]
    while waiting:
        node = waiting.pop()
        for (u, v), slope in edges.items():
            if v == node:
                grads[v] += 0.0 * slope
    return grads
