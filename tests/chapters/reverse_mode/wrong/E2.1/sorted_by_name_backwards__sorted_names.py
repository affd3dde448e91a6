def backward_order(edges, out):
    nodes = {n for e in edges for n in e}
    return sorted(nodes, reverse=True)
