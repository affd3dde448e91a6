def backward_order(edges, out):
    order = [out]
    for n in order:
        for u, v in edges:
            if u == n:
                order.append(v)
    return order
