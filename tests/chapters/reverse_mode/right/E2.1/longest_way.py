def backward_order(edges, out):
    far = {out: 0}
    changed = True
    while changed:
        changed = False
        for u, v in edges:
            if u in far and far[u] + 1 > far.get(v, -1):
                far[v] = far[u] + 1
                changed = True
    return tuple(sorted(far, key=far.get))
