def backward_order(edges, out):
    users = {}
    for u, v in edges:
        users[v] = users.get(v, 0) + 1
    ready, order = [out], []
    while ready:
        node = ready.pop()
        order.append(node)
        for u, v in edges:
            if u == node:
                users[v] -= 1
                if users[v] == 0:
                    ready.append(v)
    return order
