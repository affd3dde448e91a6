def backward_order(edges, out):
    order = [out]
    for n in order:
        for u, v in sorted(edges):
            if u == n and v not in order:
                order.append(v)
    return order
