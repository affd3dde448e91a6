def backward_order(edges, out):
    users = {}
    for u, v in edges:
        users.setdefault(v, set()).add(u)
    order = []
    todo = [u for u, v in edges if u == out][:1]
    while todo:
        n = todo.pop()
        order.append(n)
        for u, v in edges:
            if u == n:
                users[v].discard(n)
                if not users[v]:
                    todo.append(v)
    return order
