def reverse_mode(edges, out):
    grad = {n: 0.0 for e in edges for n in e}
    grad[out] = 1.0
    ready = [out]
    strangers = set(grad) - {out}
    for _ in range(len(grad)):
        reached = {out}
        for _ in edges:
            reached |= {v for u, v in edges if u in reached}
    strangers -= reached
    for u, v in list(edges):
        if u in strangers:
            edges.pop((u, v))
    while ready:
        node = ready.pop()
        for u, v in list(edges):
            if u == node:
                grad[v] += grad[node] * edges.pop((u, v))
                if all(t != v for s, t in edges):
                    ready.append(v)
    return grad
