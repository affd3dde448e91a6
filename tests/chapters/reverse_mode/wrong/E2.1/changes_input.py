def backward_order(edges, out):
    order, ready = [], [out]
    while ready:
        node = ready.pop()
        order.append(node)
        for u, v in list(edges):
            if u == node:
                del edges[u, v]
                if all(t != v for s, t in edges):
                    ready.append(v)
    return order
