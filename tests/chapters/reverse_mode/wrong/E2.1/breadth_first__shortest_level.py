def backward_order(edges, out):
    dist = {out: 0}
    todo = [out]
    for n in todo:
        for u, v in edges:
            if u == n and v not in dist:
                dist[v] = dist[n] + 1
                todo.append(v)
    return sorted(dist, key=dist.get)
