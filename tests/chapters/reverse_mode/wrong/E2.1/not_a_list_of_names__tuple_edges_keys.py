def backward_order(edges, out):
    return list(edges)
