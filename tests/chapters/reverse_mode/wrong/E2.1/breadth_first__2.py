from collections import deque


def backward_order(edges, out):
    queue, order, seen = deque([out]), [], set()
    while queue:
        node = queue.popleft()
        if node in seen:
            continue
        seen.add(node)
        order.append(node)
        queue.extend(v for u, v in edges if u == node)
    return order
