def backward_order(edges, out):
    order = []
    todo = [out]
    while todo:
        n = todo.pop()
        order.insert(0, n)
        for u, v in edges:
            if u == n and v not in order:
                todo.append(v)
    return order
