from graphlib import TopologicalSorter


def backward_order(edges, out):
    users = {out: set()}
    todo = [out]
    while todo:
        node = todo.pop()
        for u, v in edges:
            if u == node:
                if v not in users:
                    users[v] = set()
                    todo.append(v)
                users[v].add(u)
    return list(TopologicalSorter(users).static_order())
