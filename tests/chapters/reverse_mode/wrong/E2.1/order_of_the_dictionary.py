def backward_order(edges, out):
    order = [out]
    for u, v in edges:
        for node in (u, v):
            if node not in order:
                order.append(node)
    return order
