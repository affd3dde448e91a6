def backward_order(edges, out):
    reached, stack = {out}, [out]
    while stack:
        node = stack.pop()
        for u, v in edges:
            if u == node and v not in reached:
                reached.add(v)
                stack.append(v)
    missing = {node: sum(v == node for u, v in edges if u in reached) for node in reached}
    order, ready = [], [out]
    while ready:
        node = ready.pop(0)
        order.append(node)
        for u, v in edges:
            if u == node:
                missing[v] -= 1
                if missing[v] == 0:
                    ready.append(v)
    return order
