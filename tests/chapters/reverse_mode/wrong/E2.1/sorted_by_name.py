def backward_order(edges, out):
    reached = {out}
    for _ in edges:
        reached |= {v for u, v in edges if u in reached}
    return [out] + sorted(reached - {out})
