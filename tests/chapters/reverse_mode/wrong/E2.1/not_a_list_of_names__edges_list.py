def backward_order(edges, out):
    order, frontier = [], [out]
    while frontier:
        n = frontier.pop()
        for e in edges:
            if e[0] == n and e not in order:
                order.append(e)
                frontier.append(e[1])
    return order
