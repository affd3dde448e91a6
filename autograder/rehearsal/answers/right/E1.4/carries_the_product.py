def path_sum(edges, a, b):
    total, waiting = 0, [(a, 1)]
    while waiting:
        node, product = waiting.pop()
        if node == b:
            total += product
        else:
            waiting += [(v, product * slope) for (u, v), slope in edges.items() if u == node]
    return total
