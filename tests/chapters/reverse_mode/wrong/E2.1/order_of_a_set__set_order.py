def backward_order(edges, out):
    seen = {out}
    todo = [out]
    while todo:
        n = todo.pop()
        for u, v in edges:
            if u == n and v not in seen:
                seen.add(v)
                todo.append(v)
    return list(seen)
