def backward_order(edges, out):
    seen = {out}
    todo = [out]
    while todo:
        node = todo.pop()
        for u, v in edges:
            if u == node and v not in seen:
                seen.add(v)
                todo.append(v)
    return seen
