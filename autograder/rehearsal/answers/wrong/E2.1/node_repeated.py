def backward_order(edges, out):
    order, queue = [], [out]
    while queue:
        node = queue.pop(0)
        order.append(node)
        queue += [v for u, v in edges if u == node]
    return order
