def backward_order(edges, out):
    order = [out]
    for node in order:
        for u, v in edges:
            if u == node and v not in order:
                order.append(v)
    return order
