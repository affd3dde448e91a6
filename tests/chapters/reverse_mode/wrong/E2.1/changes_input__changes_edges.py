def backward_order(edges, out):
    order = []
    todo = [out]
    while todo:
        n = todo.pop()
        order.append(n)
        for (u, v) in list(edges):
            if u == n:
                edges.pop((u, v))
                if not any(b == v for _, b in edges):
                    todo.append(v)
    return order
