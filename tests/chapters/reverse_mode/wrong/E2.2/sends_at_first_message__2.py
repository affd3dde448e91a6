def reverse_mode(edges, out):
    grad = {n: 0.0 for e in edges for n in e}
    grad[out] = 1.0
    stack, done = [out], set()
    while stack:
        node = stack.pop()
        if node in done:
            continue
        done.add(node)
        for (u, v), slope in edges.items():
            if u == node:
                grad[v] += grad[node] * slope
                stack.append(v)
    return grad
