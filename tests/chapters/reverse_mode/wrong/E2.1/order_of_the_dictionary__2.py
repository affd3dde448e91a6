def backward_order(edges, out):
    reached = {out}
    changed = True
    while changed:
        changed = False
        for u, v in edges:
            if u in reached and v not in reached:
                reached.add(v)
                changed = True
    order = [out]
    for u, v in edges:
        for node in (u, v):
            if node in reached and node not in order:
                order.append(node)
    return order
