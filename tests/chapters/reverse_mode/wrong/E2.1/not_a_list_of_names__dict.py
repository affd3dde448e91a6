def backward_order(edges, out):
    order = {out: 0}
    for u, v in edges:
        order[v] = order.get(u, 0) + 1
    return order
