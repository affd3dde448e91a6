def backward_order(edges, out):
    order = [out]
    for u, v in edges:
        if u == out:
            order += backward_order(edges, out)
    return order
