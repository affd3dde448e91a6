def backward_order(edges, out):
    return [(u, v) for u, v in edges]
