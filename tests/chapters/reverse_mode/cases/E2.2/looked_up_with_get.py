def reverse_mode(edges, out):
    grads = {}
    for u, v in edges:
        grads[u] = 0.0
        grads[v] = 0.0
    grads[out] = 1.0
    todo = [out]
    while todo:
        node = todo.pop(0)
        for child, slope in edges.get(node, []):
            grads[child] += grads[node] * slope
            todo.append(child)
    return grads
