def backward_order(edges, out):
    reached = {out}
    while True:
        more = {v for u, v in edges if u in reached} - reached
        if not more:
            break
        reached |= more
    left = [(u, v) for u, v in edges if u in reached]
    order = []
    while reached:
        free = sorted(n for n in reached if not any(v == n for _, v in left))
        order.extend(free)
        reached.difference_update(free)
        left = [(u, v) for u, v in left if u not in free]
    return order
