def backward_order(edges, out):
    order, stack = [], [out]
    while stack:
        node = stack.pop()
        if node not in order:
            order.append(node)
            stack.extend(v for u, v in edges if u == node)
    return order
