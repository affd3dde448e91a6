def reverse_mode(edges, out):
    reached, stack = {out}, [out]
    while stack:
        node = stack.pop()
        for u, v in edges:
            if u == node and v not in reached:
                reached.add(v)
                stack.append(v)
    left = dict.fromkeys(reached, 0)
    for u, v in edges:
        if u in reached:
            left[v] += 1
    grad = {n: 0 for e in edges for n in e}
    grad[out] = 1
    ready = [out]
    while ready:
        node = ready.pop()
        for (u, v), slope in edges.items():
            if u == node:
                grad[v] = grad[v] + grad[node] * slope
                left[v] -= 1
                if not left[v]:
                    ready.append(v)
    return grad
