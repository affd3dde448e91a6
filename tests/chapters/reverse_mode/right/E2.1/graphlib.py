from graphlib import TopologicalSorter
def backward_order(edges, out):
    reach, todo = {out}, [out]
    while todo:
        n = todo.pop()
        for u, v in edges:
            if u == n and v not in reach:
                reach.add(v)
                todo.append(v)
    graph = {n: {u for u, v in edges if v == n and u in reach} for n in reach}
    return list(TopologicalSorter(graph).static_order())
