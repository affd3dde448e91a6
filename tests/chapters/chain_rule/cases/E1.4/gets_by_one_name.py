def path_sum(edges, a, b):
    if a == b:
        return 1.0
    return sum(w * path_sum(edges, v, b) for v, w in edges.get(a, {}))
