def reverse_mode(edges, out):
    grad = {n: 0.0 for e in edges for n in e}
    grad[out] = 1.0
    users = {}
    for u, v in edges:
        users[v] = users.get(v, 0) + 1
    ready = [out]
    while ready:
        node = ready.pop()
        for (u, v), slope in edges.items():
            if u == node:
                grad[v] += grad[node] * slope
                users[v] -= 1
                if users[v] == 0:
                    ready.append(v)
    return grad
