def backward_order(edges, out):
    order = [out]
    for u, v in edges:
        for n in (u, v):
            if n not in order:
                order.append(n)
    return order
