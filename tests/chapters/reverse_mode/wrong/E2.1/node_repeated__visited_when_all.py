def backward_order(edges, out):
    order, todo, left = [], [out], {}
    for u, v in edges:
        left[v] = left.get(v, 0) + 1
    while todo:
        n = todo.pop()
        order.append(n)
        for u, v in edges:
            if u == n:
                left[v] -= 1
                if left[v] <= 1:
                    todo.append(v)
    return order
