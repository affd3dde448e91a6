def path_sum(edges, a, b):
    values = {a: 1.0}
    for (u, v), s in edges.items():
        values[v] = values.get(v, 0) + values.get(u, 0) * s
    return values.get(b, 0.0)
