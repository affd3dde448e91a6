def path_sum(edges, a, b):
    waiting = [(a, 1.0)]
    seen = {a}
    while waiting:
        node, product = waiting.pop(0)
        if node == b:
            return product
        for (u, v), slope in edges.items():
            if u == node and v not in seen:
                seen.add(v)
                waiting.append((v, product * slope))
    return 0.0
